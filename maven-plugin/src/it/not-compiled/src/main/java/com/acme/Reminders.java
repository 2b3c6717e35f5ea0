package com.acme;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;

public class Reminders {
    private final KafkaTemplate<String, String> kafka;

    public Reminders(KafkaTemplate<String, String> kafka) {
        this.kafka = kafka;
    }

    @KafkaListener(topics = "due")
    public void onDue(String invoice) {
        kafka.send("reminders", invoice).join();
    }
}
