package dev.hapax.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Classes that are not on the class path: what they would have said counts as unknown. */
class MissingClassesTest {
    private static final CompiledSources SOURCES = CompiledSources.of("""
            import dev.hapax.*;
            import java.util.List;
            import org.apache.kafka.clients.producer.*;

            class Orders {
                private final List<Applies<?>> steps;

                Orders(List<Applies<?>> steps) {
                    this.steps = steps;
                }

                @KafkaHandler(topics = "a", group = "g")
                @SuppressWarnings("unchecked")
                void on(String id) {
                    for (Applies<?> step : steps) {
                        ((Applies<Order>) step).apply(new Order(id));
                    }
                }
            }

            interface Applies<T> {
                void apply(T to);
            }

            interface Priced {}

            class Kept implements Priced {}

            class Order extends Kept {
                final String id;

                Order(String id) {
                    this.id = id;
                }
            }

            class Prices implements Applies<Priced> {
                private final Producer<String, String> producer;

                Prices(Producer<String, String> producer) {
                    this.producer = producer;
                }

                public void apply(Priced to) {
                    producer.send(new ProducerRecord<>("prices", "new"));
                }
            }

            class Names implements Applies<Order> {
                private final Producer<String, String> producer;

                Names(Producer<String, String> producer) {
                    this.producer = producer;
                }

                public void apply(Order to) {
                    producer.send(new ProducerRecord<>("names", to.id));
                }
            }
            """);

    private static List<String> senders(CompiledSources classes) {
        return Analysis.run(classes, List.of("Orders"), Settings.defaults()).findings().stream()
                .filter(finding -> finding.rule() == Rule.SEND)
                .map(finding -> finding.place().className())
                .sorted()
                .toList();
    }

    @Test
    void bothBodiesFitWhatIsPassed() {
        assertThat(senders(SOURCES)).containsExactly("Names", "Prices");
    }

    /** An order may be anything then: also what is priced. */
    @Test
    void noBodyIsLeftOutForAParentThatIsNotFound() {
        assertThat(senders(SOURCES.without("Kept"))).containsExactly("Names", "Prices");
    }
}
