package dev.hapax.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * A switch over the class of a value goes one way for an object that is made in sight. Rule sources are compiled for Java 17, where
 * such switches are a preview: hence a test of their own.
 */
class PatternSwitchTest {
    private static final String RELEASE = String.valueOf(Runtime.version().feature());
    private static final CompiledSources CLASSES = CompiledSources.of(
            List.of("-g", "-parameters", "-proc:none", "--enable-preview", "--release", RELEASE), """
            import dev.hapax.*;
            import org.springframework.jdbc.core.JdbcTemplate;

            class Handlers {
                private final Journal journal = new Journal();

                @KafkaHandler(topics = "named", group = "g")
                void named(String id) {
                    journal.write(new Named(id, "new"));
                }

                @KafkaHandler(topics = "paid", group = "g")
                void paid(String id) {
                    journal.write(new Paid(id, 5));
                }

                @KafkaHandler(topics = "gone", group = "g")
                void gone(String id) {
                    journal.write(new Gone(id));
                }

                @KafkaHandler(topics = "any", group = "g")
                void any(Entry entry) {
                    journal.write(entry);
                }
            }

            sealed interface Entry permits Named, Paid, Gone {}

            record Named(String id, String name) implements Entry {}

            record Paid(String id, long cents) implements Entry {}

            record Gone(String id) implements Entry {}

            class Journal {
                private JdbcTemplate jdbc;

                void write(Entry entry) {
                    switch (entry) {
                        case Named n -> jdbc.update("UPDATE accounts SET name = ? WHERE id = ?", n.name(), n.id());
                        case Paid p -> jdbc.update("UPDATE accounts SET cents = cents + ? WHERE id = ?", p.cents(), p.id());
                        case Gone g -> jdbc.update("INSERT INTO closed (id, account) VALUES (DEFAULT, ?)", g.id());
                    }
                }
            }
            """);

    private static List<Rule> rules(String handler) {
        return Analysis.run(CLASSES, new TreeSet<>(CLASSES.projectClasses()), Settings.defaults()).findings().stream()
                .filter(finding -> finding.handler().method().equals(handler))
                .map(Finding::rule)
                .toList();
    }

    @Test
    void anObjectThatIsMadeInSightGoesTheWayOfItsClass() {
        assertThat(rules("named")).isEmpty();
        assertThat(rules("paid")).containsExactly(Rule.INCREMENT);
        assertThat(rules("gone")).containsExactly(Rule.INSERT);
    }

    @Test
    void anyOtherGoesEachWay() {
        assertThat(rules("any")).containsExactly(Rule.INCREMENT, Rule.INSERT);
    }
}
