package com.acme;

import dev.hapax.Delivery;
import dev.hapax.Guarantee;
import dev.hapax.KafkaHandler;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Outer. */
public final class Shop {
    private Shop() {}

    /** Nested. */
    public static final class Basket {
        public String seen = "";

        @KafkaHandler(topics = "baskets", group = "shop")
        @Guarantee(value = Delivery.AT_MOST_ONCE, reason = "Only statistics.")
        public void notify(Map<String, Integer> counts) {
            seen = counts.toString();
        }

        @KafkaHandler(topics = "keys", group = "shop")
        public void onKey(ConsumerRecord<Map<String, Integer>, Long> line) {
            seen = line.toString();
        }
    }
}
