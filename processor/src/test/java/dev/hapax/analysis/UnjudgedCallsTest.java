package dev.hapax.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What nothing explains is said, also where somebody uses the result. */
class UnjudgedCallsTest {
    private static final CompiledSources CLASSES = CompiledSources.of("""
            import dev.hapax.*;
            import java.util.List;
            import java.util.concurrent.CompletableFuture;

            interface Gateway {
                String charge(String order);

                CompletableFuture<String> settle(String order);

                String findReceipt(String order);

                String payload();

                String bookTitle(String order);

                Gateway registerAll(List<String> orders);
            }

            class Orders {
                private Gateway gateway;

                @KafkaHandler(topics = "orders", group = "charged")
                void charged(String order) {
                    if (gateway.charge(order).isEmpty()) {
                        throw new IllegalStateException(order);
                    }
                }

                @KafkaHandler(topics = "orders", group = "settled")
                String settled(String order) {
                    return gateway.settle(order).join();
                }

                @KafkaHandler(topics = "orders", group = "looked for")
                String lookedFor(String order) {
                    String receipt = gateway.findReceipt(order) + gateway.payload();
                    return receipt + gateway.registerAll(List.of(order)).payload();
                }
            }
            """);

    @Test
    void areListedByWhatTheirNameSays() {
        assertThat(run(Settings.defaults()).unjudgedCalls())
                .extracting(UnjudgedCall::method)
                .containsExactlyInAnyOrder("charge", "settle");
    }

    @Test
    void areWarningsInOwnHandlersOnlyWhereTheCallIsMadeForWhatItDoes() {
        assertThat(run(Settings.defaults()).findings())
                .extracting(Finding::rule, finding -> finding.handler().method())
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Rule.UNJUDGED_CALL, "settled"));
    }

    @Test
    void areAllWarningsWithStrict() {
        assertThat(run(new Settings(true)).findings())
                .extracting(finding -> finding.handler().method())
                .containsExactlyInAnyOrder("charged", "settled");
    }

    private static AnalysisReport run(Settings settings) {
        return Analysis.run(CLASSES, List.of("Orders"), settings);
    }
}
