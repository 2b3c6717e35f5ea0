package dev.hapax.it;

import dev.hapax.testbed.KafkaBroker;
import dev.hapax.testbed.Postgres;
import java.util.Map;
import java.util.UUID;

/** One broker and one PostgreSQL for all tests of this JVM; each test has topics, groups and a database of its own. */
public final class Servers {
    private static final Servers ONE = new Servers();

    private final KafkaBroker kafka;
    private final Postgres postgres;

    private Servers() {
        kafka = KafkaBroker.start(Map.of(
                "group.consumer.heartbeat.interval.ms", "300",
                "group.consumer.session.timeout.ms", "3000"));
        postgres = Postgres.start();
        // Both end, and their data goes, with this JVM: their watchdogs see to that.
    }

    public static KafkaBroker kafka() {
        return ONE.kafka;
    }

    public static Postgres postgres() {
        return ONE.postgres;
    }

    /** A name that no other test has. */
    public static String unique(String what) {
        return what + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    public static String topic(int partitions) {
        String topic = unique("topic");
        kafka().createTopic(topic, partitions);
        return topic;
    }
}
