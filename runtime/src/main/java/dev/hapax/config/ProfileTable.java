package dev.hapax.config;

import static org.apache.kafka.clients.consumer.ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.AUTO_OFFSET_RESET_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.GROUP_PROTOCOL_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.ISOLATION_LEVEL_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.ACKS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION;
import static org.apache.kafka.clients.producer.ProducerConfig.RETRIES_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.RETRY_BACKOFF_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.TRANSACTIONAL_ID_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.TRANSACTION_TWO_PHASE_COMMIT_ENABLE_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG;

import dev.hapax.Delivery;

/** The table of what each guarantee fixes, with the reasons. */
final class ProfileTable {
    private static final String NO_PRODUCER_TRANSACTION =
            "only an exactly-once handler sends in a transaction, and its id is made from the instance's id";
    private static final String COMMITS_ITSELF =
            "otherwise the client commits records that were polled and not handled";
    private static final String UNCOMMITTED_RECORDS = "otherwise records of aborted transactions are handled";

    private ProfileTable() {}

    static GuaranteeProfile atMostOnce() {
        return new GuaranteeProfile(
                Delivery.AT_MOST_ONCE,
                consumer()
                        .fix(ENABLE_AUTO_COMMIT_CONFIG, false, "offsets are committed before the handler runs")
                        .fix(
                                AUTO_OFFSET_RESET_CONFIG,
                                "none",
                                "a reset to an earlier offset would handle records a second time")
                        .require(
                                GROUP_PROTOCOL_CONFIG,
                                "classic",
                                "classic"::equals,
                                "with the consumer protocol a worker that lost its partitions can move the committed offset back, and"
                                        + " records are handled a second time")
                        .build(),
                producer()
                        .fix(ACKS_CONFIG, "0", "what waits for acknowledgement is not at-most-once")
                        .fix(ENABLE_IDEMPOTENCE_CONFIG, false, "idempotence needs acknowledgements")
                        .fix(RETRIES_CONFIG, 0, "a send that is tried again can arrive twice")
                        .refuse(TRANSACTIONAL_ID_CONFIG, NO_PRODUCER_TRANSACTION)
                        .build());
    }

    static GuaranteeProfile atLeastOnce() {
        return new GuaranteeProfile(
                Delivery.AT_LEAST_ONCE,
                consumer()
                        .fix(ENABLE_AUTO_COMMIT_CONFIG, false, COMMITS_ITSELF)
                        .fix(ISOLATION_LEVEL_CONFIG, "read_committed", UNCOMMITTED_RECORDS)
                        .fix(
                                AUTO_OFFSET_RESET_CONFIG,
                                "earliest",
                                "any other start loses the records that came before a group's first commit")
                        .build(),
                safeProducer()
                        .refuse(TRANSACTIONAL_ID_CONFIG, NO_PRODUCER_TRANSACTION)
                        .build());
    }

    static GuaranteeProfile exactlyOnce() {
        return new GuaranteeProfile(
                Delivery.EXACTLY_ONCE,
                consumer()
                        .fix(
                                ENABLE_AUTO_COMMIT_CONFIG,
                                false,
                                "the offset is committed in the transaction of the effects")
                        .fix(ISOLATION_LEVEL_CONFIG, "read_committed", UNCOMMITTED_RECORDS)
                        .fix(
                                AUTO_OFFSET_RESET_CONFIG,
                                "none",
                                "a reset would lose records or handle them a second time, without a word")
                        .build(),
                safeProducer()
                        .refuse(
                                TRANSACTIONAL_ID_CONFIG,
                                "it is made from the group, the handler and the instance's id, so that no two handlers share one")
                        .refuse(
                                TRANSACTION_TWO_PHASE_COMMIT_ENABLE_CONFIG,
                                "a prepared transaction of a killed worker would block readers for ever")
                        .prefer(RETRY_BACKOFF_MS_CONFIG, 2L)
                        .build());
    }

    private static ProfileBuilder consumer() {
        return new ProfileBuilder()
                .prefer(ALLOW_AUTO_CREATE_TOPICS_CONFIG, false)
                .refuse(KEY_DESERIALIZER_CLASS_CONFIG, "the handler's own deserializers are used")
                .refuse(VALUE_DESERIALIZER_CLASS_CONFIG, "the handler's own deserializers are used");
    }

    private static ProfileBuilder producer() {
        return new ProfileBuilder()
                .refuse(KEY_SERIALIZER_CLASS_CONFIG, "the handler's own serializers are used")
                .refuse(VALUE_SERIALIZER_CLASS_CONFIG, "the handler's own serializers are used");
    }

    private static ProfileBuilder safeProducer() {
        return producer()
                .fix(
                        ACKS_CONFIG,
                        "all",
                        value -> value.equals("all") || value.equals("-1"),
                        "otherwise a message that one broker took is lost with that broker")
                .fix(ENABLE_IDEMPOTENCE_CONFIG, true, "otherwise the producer's own retries write a message twice")
                .require(RETRIES_CONFIG, "at least 1", value -> !value.equals("0"), "idempotence needs retries")
                .require(
                        MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                        "at most 5",
                        ProfileTable::atMostFive,
                        "the broker remembers the sequence of five requests");
    }

    private static boolean atMostFive(String value) {
        try {
            return Integer.parseInt(value) <= 5;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
