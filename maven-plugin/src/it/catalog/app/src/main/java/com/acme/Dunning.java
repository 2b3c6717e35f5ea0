package com.acme;

import dev.hapax.KafkaHandler;

public class Dunning {
    private final Letters letters;
    private final Queue queue = new Queue();

    public Dunning(Letters letters) {
        this.letters = letters;
    }

    @KafkaHandler(topics = "overdue", group = "dunning")
    public void onOverdue(String invoice) {
        int first = letters.post(invoice);
        int second = queue.push("reminders", invoice);
        if (first + second < 0) {
            throw new IllegalStateException(invoice);
        }
    }
}
