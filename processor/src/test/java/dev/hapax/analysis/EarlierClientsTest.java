package dev.hapax.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What clients before those of the test's class path have. */
class EarlierClientsTest {
    private static final String PRODUCER = """
            package org.apache.kafka.clients.producer;

            public class KafkaProducer<K, V> {
                public void beginTransaction() {}

                public void send(ProducerRecord<K, V> message) {}

                public void sendOffsetsToTransaction(java.util.Map<?, ?> offsets, String group) {}

                public void commitTransaction() {}
            }
            """;

    @Test
    void offsetsThatAreCommittedInAGroupsNameFenceNobody() throws IOException {
        CompiledSources classes =
                CompiledSources.of(PRODUCER, """
                        import java.time.Duration;
                        import java.util.Map;
                        import org.apache.kafka.clients.consumer.*;
                        import org.apache.kafka.clients.producer.*;

                        class Words {
                            KafkaConsumer<String, String> consumer;
                            KafkaProducer<String, String> producer;

                            void copy() {
                                while (true) {
                                    ConsumerRecords<String, String> records = consumer.poll(Duration.ofMillis(100));
                                    producer.beginTransaction();
                                    for (ConsumerRecord<String, String> record : records) {
                                        producer.send(new ProducerRecord<>("words", record.value()));
                                    }
                                    producer.sendOffsetsToTransaction(Map.of(), "group");
                                    producer.commitTransaction();
                                }
                            }
                        }
                        """).without("org/apache/kafka/clients/producer/KafkaProducer");

        Set<String> own = new TreeSet<>(classes.projectClasses());
        assertThat(Analysis.run(classes, own, Settings.defaults()).findings()).isEmpty();
        assertThat(Analysis.settings(classes, own, any -> true, Settings.defaults()))
                .filteredOn(finding -> finding.severity() == Severity.WARNING)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo(Rule.CONFIG_CONFLICT);
                    assertThat(finding.place().line()).isEqualTo(17);
                });
    }
}
