package com.acme;

import com.google.auto.service.AutoService;

@AutoService(Runnable.class)
public class Job implements Runnable {
    @Override
    public void run() {
        new OrdersConsumers(new Orders());
    }
}
