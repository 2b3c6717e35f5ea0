package dev.hapax.demo;

/** What message number n carries, so that the ledger knows what to look for. */
final class Id {
    private Id() {}

    static String view(int number) {
        return "view-" + number;
    }

    static String event(int number) {
        return "event-" + number;
    }

    static String order(int number) {
        return "order-" + number;
    }

    static String payment(int number) {
        return "payment-" + number;
    }

    static String shipment(int number) {
        return "shipment-" + number;
    }

    static String customer(int number) {
        return "customer-" + number % Shop.CUSTOMERS;
    }

    static String account(int number) {
        return "account-" + number % Shop.CUSTOMERS;
    }

    static long cents(int number) {
        return 100 + number % 900;
    }
}
