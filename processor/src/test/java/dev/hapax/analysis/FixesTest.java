package dev.hapax.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What is proposed has to work where it is proposed: the wrapper that deduplicates is there for our own handlers alone. */
class FixesTest {
    private static final String SOURCE = """
            import dev.hapax.KafkaHandler;
            import org.springframework.beans.factory.annotation.Value;
            import org.springframework.jdbc.core.JdbcTemplate;
            import org.springframework.kafka.annotation.KafkaListener;
            import org.springframework.kafka.core.KafkaTemplate;

            class Payments {
                @Value("${topics.receipts}")
                private String receipts;

                private KafkaTemplate<String, String> kafka;
                private JdbcTemplate jdbc;

                record Paid(String eventId, String account, long amount) {}

                %s
                void on(Paid paid) {
                    jdbc.update("UPDATE accounts SET balance = balance + ? WHERE id = ?", paid.amount(), paid.account());
                    kafka.send(receipts, paid.account());
                }
            }
            """;

    private static List<Finding> twice(String annotation) {
        CompiledSources classes = CompiledSources.of(SOURCE.formatted(annotation));
        return Analysis.run(classes, new TreeSet<>(classes.projectClasses()), Settings.defaults()).findings().stream()
                .filter(finding -> finding.direction() == Direction.TWICE)
                .toList();
    }

    @Test
    void ourOwnHandlersAreDeduplicatedByTheWrapper() {
        assertThat(twice("@KafkaHandler(topics = \"paid\", group = \"g\")"))
                .hasSize(2)
                .allSatisfy(finding ->
                        assertThat(finding.fix()).anyMatch(line -> line.contains("@Dedup(key = \"eventId\")")));
    }

    @Test
    void handlersOfOtherFrameworksLookThemselves() {
        assertThat(twice("@KafkaListener(topics = \"paid\")"))
                .hasSize(2)
                .allSatisfy(finding -> assertThat(finding.fix())
                        .containsSequence(
                                "  if (handled.existsById(eventId)) { return; }   // a table of the messages that were handled",
                                "  handled.save(new Handled(eventId));            // in the effect's transaction; after it where it has none")
                        .noneMatch(line -> line.contains("@Dedup") || line.contains("@Guarantee"))
                        .noneMatch(line -> line.contains("transaction that commits the offset")));
    }

    @Test
    void aTopicThatSettingsNameIsCalledAfterItsField() {
        assertThat(twice("@KafkaListener(topics = \"paid\")"))
                .filteredOn(finding -> finding.rule() == Rule.SEND)
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.headline()).isEqualTo("a redelivery sends to `receipts` again"));
    }

    @Test
    void anEmitterIsCalledAfterItsChannel() {
        CompiledSources classes = CompiledSources.of("""
                import org.eclipse.microprofile.reactive.messaging.*;

                abstract class Announcing {
                    @Channel("audit") Emitter<String> audits;
                }

                class Prices extends Announcing {
                    @Channel("prices-out") Emitter<String> prices;
                    private final Emitter<String> alarms;
                    Emitter<String> unnamed;

                    Prices(int size, @Channel("alarms-out") Emitter<String> toAlarm) {
                        this.alarms = toAlarm;
                    }

                    @Incoming("a")
                    void byField(String id) {
                        prices.send(id).toCompletableFuture().join();
                    }

                    @Incoming("b")
                    void byConstructor(String id) {
                        alarms.send(id).toCompletableFuture().join();
                    }

                    @Incoming("c")
                    void bySuperclass(String id) {
                        audits.send(id).toCompletableFuture().join();
                    }

                    @Incoming("d")
                    void withoutAName(String id) {
                        unnamed.send(id).toCompletableFuture().join();
                    }

                    @Incoming("e")
                    void byNoField(String id) {
                        made().send(id).toCompletableFuture().join();
                    }

                    private native Emitter<String> made();
                }
                """);
        assertThat(Analysis.run(classes, new TreeSet<>(classes.projectClasses()), Settings.defaults())
                        .findings())
                .filteredOn(finding -> finding.rule() == Rule.SEND)
                .extracting(finding -> finding.handler().method(), Finding::headline)
                .containsExactlyInAnyOrder(
                        tuple("byField", "a redelivery sends to `prices-out` again"),
                        tuple("byConstructor", "a redelivery sends to `alarms-out` again"),
                        tuple("bySuperclass", "a redelivery sends to `audit` again"),
                        tuple("withoutAName", "a redelivery sends to `unnamed` again"),
                        tuple("byNoField", "a redelivery sends to the emitter's channel again"));
    }

    /** Both ways of losing a message say where it should have gone. */
    @Test
    void aMessageThatIsLostIsCalledAfterItsChannel() {
        CompiledSources classes = CompiledSources.of("""
                import org.eclipse.microprofile.reactive.messaging.*;

                class Prices {
                    @Channel("prices-out") Emitter<String> prices;

                    @Incoming("a")
                    void notAwaited(String id) {
                        prices.send(id);
                    }

                    @Incoming("b")
                    void swallowed(String id) {
                        try {
                            prices.send(id).toCompletableFuture().join();
                        } catch (RuntimeException e) {
                            System.err.println(e);
                        }
                    }
                }
                """);
        assertThat(Analysis.run(classes, new TreeSet<>(classes.projectClasses()), Settings.defaults())
                        .findings())
                .filteredOn(finding -> finding.direction() == Direction.NEVER)
                .extracting(Finding::headline)
                .containsExactlyInAnyOrder(
                        "a crash or a failure loses the message that `Emitter.send(Object)` sends to `prices-out`: nobody waits until it has arrived",
                        "a failure of the send to `prices-out` loses the message: `catch (RuntimeException)` drops the exception");
    }

    @Test
    void aSendIsWaitedForAsItsSenderAllows() {
        CompiledSources classes = CompiledSources.of("""
                import io.smallrye.reactive.messaging.MutinyEmitter;
                import org.apache.kafka.clients.producer.*;
                import org.eclipse.microprofile.reactive.messaging.*;

                class Forwards {
                    Emitter<String> emitter;
                    MutinyEmitter<String> mutiny;
                    Producer<String, String> producer;

                    @Incoming("a")
                    void byEmitter(String id) {
                        emitter.send(id);
                    }

                    @Incoming("b")
                    void byMutiny(String id) {
                        mutiny.sendAndForget(id);
                    }

                    @Incoming("c")
                    void byProducer(String id) {
                        producer.send(new ProducerRecord<>("t", id));
                    }
                }
                """);
        assertThat(Analysis.run(classes, new TreeSet<>(classes.projectClasses()), Settings.defaults())
                        .findings())
                .filteredOn(finding -> finding.rule() == Rule.UNAWAITED_SEND)
                .extracting(
                        finding -> finding.handler().method(),
                        finding -> finding.fix().get(1))
                .containsExactlyInAnyOrder(
                        tuple("byEmitter", "  ….send(…).toCompletableFuture().join();"),
                        tuple("byMutiny", "  ….sendAndAwait(…);"),
                        tuple("byProducer", "  ….send(…).get();"));
    }
}
