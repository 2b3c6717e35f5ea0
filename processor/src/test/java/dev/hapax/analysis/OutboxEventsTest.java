package dev.hapax.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Events that Debezium's extension for Quarkus stores in an outbox: that is a row of the transaction that is there. */
class OutboxEventsTest {
    private static final String EVENT = """
            package io.debezium.outbox.quarkus;

            public interface ExportedEvent<I, P> {
                I getAggregateId();

                P getPayload();
            }
            """;

    private static List<Rule> rules(String transaction) {
        CompiledSources classes = CompiledSources.of(EVENT, """
                import io.debezium.outbox.quarkus.ExportedEvent;
                import jakarta.enterprise.event.Event;
                import jakarta.persistence.*;
                import jakarta.transaction.Transactional;
                import org.eclipse.microprofile.reactive.messaging.Incoming;

                class Takings {
                    record Taken(String id, String room) implements ExportedEvent<String, String> {
                        @Override
                        public String getAggregateId() {
                            return id;
                        }

                        @Override
                        public String getPayload() {
                            return room;
                        }
                    }

                    @Entity
                    static class Handled {
                        @Id
                        String id;

                        Handled() {}

                        Handled(String id) {
                            this.id = id;
                        }
                    }

                    EntityManager store;
                    Event<ExportedEvent<?, ?>> events;

                    @Incoming("takings")
                    %s
                    public void on(String id) {
                        if (store.find(Handled.class, id) != null) {
                            return;
                        }
                        events.fire(new Taken(id, "1"));
                        store.persist(new Handled(id));
                    }
                }
                """.formatted(transaction));
        return Analysis.run(classes, new TreeSet<>(classes.projectClasses()), Settings.defaults()).findings().stream()
                .map(Finding::rule)
                .toList();
    }

    @Test
    void areStoredTogetherWithTheMark() {
        assertThat(rules("@Transactional")).isEmpty();
    }

    @Test
    void areStoredBeforeTheMarkWithoutATransaction() {
        assertThat(rules("")).containsExactly(Rule.CHECK_THEN_ACT);
    }
}
