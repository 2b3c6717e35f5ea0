package com.acme;

/** Uses what is generated in the same compilation. */
public class Main {
    public static void main(String[] args) {
        new OrdersConsumers(new Orders()).handlers().forEach(System.out::println);
    }
}
