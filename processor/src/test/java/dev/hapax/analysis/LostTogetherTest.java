package dev.hapax.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A mark that comes first is one finding, which names all that it loses. */
class LostTogetherTest {
    private static List<Finding> lost(String effects) {
        CompiledSources classes = CompiledSources.of("""
                import org.springframework.jdbc.core.JdbcTemplate;
                import org.springframework.kafka.annotation.KafkaListener;

                class Bookings {
                    private JdbcTemplate jdbc;

                    @KafkaListener(topics = "bookings")
                    void on(String id) {
                        if (jdbc.update("INSERT INTO seen (id) VALUES (?) ON CONFLICT DO NOTHING", id) == 0) {
                            return;
                        }
                        %s
                    }
                }
                """.formatted(effects));
        return Analysis.run(classes, new TreeSet<>(classes.projectClasses()), Settings.defaults()).findings().stream()
                .filter(finding -> finding.rule() == Rule.MARK_BEFORE_EFFECT)
                .toList();
    }

    @Test
    void one() {
        assertThat(lost("jdbc.update(\"UPDATE halls SET free = free - 1\");"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.headline())
                            .isEqualTo(
                                    "a crash loses the update of `halls`: `seen` is claimed before the effect, so the"
                                            + " redelivery skips it");
                    assertThat(finding.crashPoint())
                            .isEqualTo(
                                    "The process dies after the mark is committed and before the update of `halls`.");
                });
    }

    @Test
    void several() {
        assertThat(lost("""
                        jdbc.update("UPDATE halls SET free = free - 1");
                        jdbc.update("INSERT INTO bookings (seat) VALUES (?)", id);
                        jdbc.update("UPDATE rows SET free = free - 1");
                        jdbc.update("INSERT INTO bookings (seat) VALUES (?)", "b" + id);
                        """)).singleElement().satisfies(finding -> {
            assertThat(finding.headline())
                    .isEqualTo(
                            "a crash loses the update of `halls`, the insert into `bookings` (at 2 places), the update"
                                    + " of `rows`: `seen` is claimed before the effect, so the redelivery skips them");
            assertThat(finding.crashPoint())
                    .isEqualTo("The process dies after the mark is committed and before the update of `halls`.");
        });
    }
}
