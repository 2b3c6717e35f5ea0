package dev.hapax.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.hapax.analysis.HandlerMethod.Guarantee;
import dev.hapax.analysis.description.EffectDescription;
import dev.hapax.analysis.description.GuaranteeChoice;
import dev.hapax.analysis.description.GuaranteeChoice.Fit;
import dev.hapax.analysis.description.HandlerDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the report tells of handlers, and which guarantee it says would do. */
class DescriptionTest {
    private static final String SOURCE = """
            import dev.hapax.Delivery;
            import dev.hapax.Guarantee;
            import dev.hapax.KafkaHandler;
            import java.sql.Connection;
            import java.sql.SQLException;
            import org.springframework.jdbc.core.JdbcTemplate;
            import org.springframework.kafka.annotation.KafkaListener;

            class Ledger {
                JdbcTemplate jdbc;

                @KafkaHandler(topics = "payments", group = "ledger")
                @Guarantee(value = Delivery.EXACTLY_ONCE, reason = "money")
                void covered(String id, Connection database) throws SQLException {
                    database.createStatement().executeUpdate("UPDATE accounts SET balance = balance + 1 WHERE id = 7");
                }

                @KafkaListener(topics = "names", groupId = "shop")
                void idempotent(String id) {
                    jdbc.update("UPDATE accounts SET state = 'open' WHERE id = ?", id);
                }

                @KafkaListener(topics = "credits")
                void growing(String id) {
                    jdbc.update("UPDATE accounts SET balance = balance + 1 WHERE id = ?", id);
                }

                @KafkaListener(topics = "reads")
                void reading(String id) {
                    jdbc.queryForList("SELECT * FROM accounts WHERE id = ?", id);
                }
            }
            """;

    private static List<HandlerDescription> described(List<String> progress) {
        CompiledSources classes = CompiledSources.of(SOURCE);
        return Analysis.describe(
                classes,
                new TreeSet<>(classes.projectClasses()),
                Settings.defaults(),
                handler -> progress.add(handler.method()));
    }

    private static HandlerDescription described(String method) {
        return described(new ArrayList<>()).stream()
                .filter(handler -> handler.method().method().equals(method))
                .findFirst()
                .orElseThrow();
    }

    private static Fit fit(HandlerDescription handler, Guarantee guarantee) {
        return handler.choices().stream()
                .filter(choice -> choice.guarantee() == guarantee)
                .map(GuaranteeChoice::fit)
                .findFirst()
                .orElseThrow();
    }

    private static List<Guarantee> advised(HandlerDescription handler) {
        return handler.choices().stream()
                .filter(GuaranteeChoice::advised)
                .map(GuaranteeChoice::guarantee)
                .toList();
    }

    @Test
    void saysWhereMessagesComeFrom() {
        HandlerDescription own = described("covered");
        HandlerDescription spring = described("idempotent");

        assertThat(own.topics()).containsExactly("payments");
        assertThat(own.group()).isEqualTo("ledger");
        assertThat(own.reason()).isEqualTo("money");
        assertThat(own.own()).isTrue();
        assertThat(spring.topics()).containsExactly("names");
        assertThat(spring.group()).isEqualTo("shop");
        assertThat(spring.framework()).isEqualTo("Spring Kafka");
    }

    @Test
    void moneyInTheHandlersTransactionNeedsExactlyOnce() {
        HandlerDescription handler = described("covered");

        assertThat(handler.effects())
                .extracting(EffectDescription::verdict, EffectDescription::protection)
                .containsExactly(tuple(EffectDescription.Verdict.SAFE, "The guarantee's own transaction covers it."));
        assertThat(fit(handler, Guarantee.AT_MOST_ONCE)).isEqualTo(Fit.FITS_WITH_DOUBTS);
        assertThat(fit(handler, Guarantee.AT_LEAST_ONCE)).isEqualTo(Fit.BROKEN);
        assertThat(fit(handler, Guarantee.EXACTLY_ONCE)).isEqualTo(Fit.FITS);
        assertThat(advised(handler)).containsExactly(Guarantee.EXACTLY_ONCE);
    }

    @Test
    void atLeastOnceDoesForAnIdempotentHandler() {
        HandlerDescription handler = described("idempotent");

        assertThat(fit(handler, Guarantee.AT_LEAST_ONCE)).isEqualTo(Fit.FITS);
        assertThat(advised(handler)).containsExactly(Guarantee.AT_LEAST_ONCE);
        assertThat(handler.choices().get(1).reasons()).containsExactly("a redelivery changes nothing more");
        assertThat(handler.effects())
                .extracting(EffectDescription::verdict)
                .containsExactly(EffectDescription.Verdict.SAFE);
    }

    @Test
    void aGrowingHandlerIsToldToBeMended() {
        HandlerDescription handler = described("growing");

        assertThat(fit(handler, Guarantee.AT_LEAST_ONCE)).isEqualTo(Fit.BROKEN);
        assertThat(fit(handler, Guarantee.EXACTLY_ONCE)).isEqualTo(Fit.BROKEN);
        assertThat(advised(handler)).containsExactly(Guarantee.AT_LEAST_ONCE);
        assertThat(handler.effects()).singleElement().satisfies(effect -> {
            assertThat(effect.verdict()).isEqualTo(EffectDescription.Verdict.UNSAFE);
            assertThat(effect.window()).startsWith("Twice when the process dies");
        });
    }

    @Test
    void whatOnlyReadsLosesNothing() {
        HandlerDescription handler = described("reading");

        assertThat(fit(handler, Guarantee.AT_MOST_ONCE)).isEqualTo(Fit.FITS);
        assertThat(handler.choices().get(0).reasons())
                .containsExactly("nothing that outlives the process would be lost");
    }

    @Test
    void tellsOfEachHandlerBeforeItIsJudged() {
        List<String> progress = new ArrayList<>();

        described(progress);

        assertThat(progress).containsExactlyInAnyOrder("covered", "idempotent", "growing", "reading");
    }
}
