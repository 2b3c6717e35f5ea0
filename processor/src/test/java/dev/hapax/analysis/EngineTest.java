package dev.hapax.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class EngineTest {
    private static final String HANDLER = """
            import dev.hapax.*;
            import org.apache.kafka.clients.producer.*;

            class Orders {
                record Order(String id) {}

                private final Sender sender;

                Orders(Sender sender) {
                    this.sender = sender;
                }

                @KafkaHandler(topics = "orders", group = "g")
                void onOrder(Order order) {
                    sender.send(order);
                }
            }

            class Sender {
                private final Producer<String, String> producer;

                Sender(Producer<String, String> producer) {
                    this.producer = producer;
                }

                void send(Orders.Order order) {
                    producer.send(new ProducerRecord<>("invoices", order.id()));
                    producer.flush();
                }
            }
            """;

    private static AnalysisReport run(CompiledSources classes) {
        return Analysis.run(classes, new TreeSet<>(classes.projectClasses()), Settings.defaults());
    }

    @Test
    void saysWhatHappensTheWayThereTheCrashPointAndTheFix() {
        AnalysisReport report = run(CompiledSources.of(HANDLER));

        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.place().expression()).isEqualTo(new CodePlace.Expression.Call("send", "Producer", 0));
            assertThat(finding.direction()).isEqualTo(Direction.TWICE);
            assertThat(FindingText.of(finding)).isEqualTo("""
                            a redelivery sends to `invoices` again [hapax:send]
                              path: Orders.onOrder(Order)
                                 -> Sender.send(Order) (Orders.java:15)
                                 -> Producer.send(ProducerRecord) (Orders.java:27)
                              crash point: The process dies after the send to `invoices` and before the offset is committed.
                              fix: Let each message count once, by the id that it carries:
                                     @Dedup(key = "…")
                                   or send within the transaction that commits the offset:
                                     @Guarantee(Delivery.EXACTLY_ONCE) with a parameter Emitter<K, V> that sends""");
        });
    }

    @Test
    void namesALambdaOnTheWayByTheMethodThatItStandsIn() {
        AnalysisReport report = run(CompiledSources.of("""
                        import dev.hapax.*;
                        import java.util.*;
                        import org.apache.kafka.clients.producer.*;

                        class Orders {
                            record Order(List<String> lines) {}

                            Producer<String, String> producer;

                            @KafkaHandler(topics = "orders", group = "g")
                            void onOrder(Order order) {
                                order.lines().forEach(line -> {
                                    String text = line.strip();
                                    producer.send(new ProducerRecord<>("lines", text));
                                });
                                producer.flush();
                            }
                        }
                        """));

        assertThat(report.findings())
                .singleElement()
                .satisfies(finding -> assertThat(FindingText.of(finding)).contains("""
                          path: Orders.onOrder(Order)
                             -> a lambda in Orders.onOrder (Orders.java:12)
                             -> Producer.send(ProducerRecord) (Orders.java:14)
                        """));
    }

    @Test
    void namesTheClassesThatTheJudgementRestsOn() {
        AnalysisReport report = run(CompiledSources.of(HANDLER));

        assertThat(report.judged()).containsOnlyKeys("Orders", "Orders$Order", "Sender");
        assertThat(report.judged().values()).allMatch(digest -> digest.matches("[0-9a-f]{16}"));
    }

    @Test
    void findsTheClassesThatHoldHandlers() {
        CompiledSources classes = CompiledSources.of(HANDLER);

        assertThat(Analysis.handlerClasses(classes, List.of("Sender", "Orders", "Orders$Order")))
                .containsExactly("Orders");
    }

    /** javac refuses it before the engine sees it; class files of other compilers can still say it. */
    @Test
    void aBlankReasonVouchesForNothing() {
        AnalysisReport report = run(CompiledSources.of("""
                import dev.hapax.*;
                import org.apache.kafka.clients.producer.*;

                class Orders {
                    private Producer<String, String> producer;

                    @KafkaHandler(topics = "orders", group = "g")
                    void on(String order) {
                        untrusted(order);
                    }

                    @AssumeIdempotent(reason = " ")
                    private void untrusted(String order) {
                        producer.send(new ProducerRecord<>("compacted", order));
                        producer.flush();
                    }
                }
                """));

        assertThat(report.findings()).extracting(Finding::rule).containsExactly(Rule.SEND);
    }

    @Test
    void saysThatAClassIsTruncated() {
        CompiledSources classes = CompiledSources.of(HANDLER);
        byte[] whole = classes.bytes("Sender");
        CompiledSources damaged = classes.with("Sender", Arrays.copyOf(whole, whole.length / 2));

        AnalysisReport report = run(damaged);

        assertThat(report.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.rule()).isEqualTo(Rule.NOT_ANALYZED);
            assertThat(problem.severity()).isEqualTo(Severity.ERROR);
            assertThat(problem.headline()).contains("Sender").contains("truncated or damaged");
        });
        assertThat(report.findings()).extracting(finding -> finding.rule()).containsExactly(Rule.UNJUDGED_CALL);
    }

    @Test
    void saysThatAClassIsTooNew() {
        CompiledSources classes = CompiledSources.of(HANDLER);
        byte[] newer = classes.bytes("Orders").clone();
        newer[7] = 120;
        CompiledSources changed = classes.with("Orders", newer);

        assertThat(run(changed).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.headline()).contains("class-file version is 120 (JDK 76)"));
        assertThat(Analysis.handlerClasses(changed, changed.projectClasses())).contains("Orders");
    }

    @Test
    void strictCallsCountAsErrorsUnderExactlyOnce() {
        CompiledSources classes = CompiledSources.of("""
                import dev.hapax.*;

                interface Mailer {
                    void mail(String to);
                }

                class Orders {
                    private Mailer mailer;

                    @KafkaHandler(topics = "orders", group = "g")
                    @Guarantee(Delivery.EXACTLY_ONCE)
                    void onOrder(String order, java.sql.Connection database) {
                        mailer.mail(order);
                    }
                }
                """);

        assertThat(Analysis.run(classes, List.of("Orders"), new Settings(true)).findings())
                .extracting(Finding::severity)
                .containsExactly(Severity.ERROR);
        assertThat(Analysis.run(classes, List.of("Orders"), Settings.defaults()).findings())
                .extracting(Finding::severity)
                .containsExactly(Severity.WARNING);
    }

    @Test
    void followsCallsHoweverDeep() {
        StringBuilder deep =
                new StringBuilder("class Deep { org.apache.kafka.clients.producer.Producer<String, String> p;\n");
        int depth = 3_000;
        for (int i = 0; i < depth; i++) {
            deep.append("void m%d(String s) { m%d(s); }%n".formatted(i, i + 1));
        }
        deep.append(
                "void m%d(String s) { p.send(new org.apache.kafka.clients.producer.ProducerRecord<>(\"t\", s)); p.flush(); }%n"
                        .formatted(depth));
        deep.append("@dev.hapax.KafkaHandler(topics = \"a\", group = \"g\") void on(String s) { m0(s); } }");

        AnalysisReport report = run(CompiledSources.of(deep.toString()));

        assertThat(report.problems()).isEmpty();
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(Rule.SEND);
            assertThat(finding.path()).hasSize(depth + 2);
        });
    }
}
