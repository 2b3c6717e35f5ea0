package dev.hapax.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * A duplicate that is caught in its transaction, of which nothing follows but the commit: PostgreSQL's driver lets no commit
 * pass that has become a rollback; other databases go on after a failed statement.
 */
class RefusedCommitsTest {
    private static final String HANDLER = """
            import org.springframework.dao.DuplicateKeyException;
            import org.springframework.jdbc.core.JdbcTemplate;
            import org.springframework.kafka.annotation.KafkaListener;
            import org.springframework.transaction.annotation.Transactional;

            class Arrivals {
                private final JdbcTemplate jdbc;

                Arrivals(JdbcTemplate jdbc) {
                    this.jdbc = jdbc;
                }

                @KafkaListener(topics = "trains")
                @Transactional
                public void on(String train) {
                    if (mark(train)) {
                        jdbc.update("UPDATE boards SET announced = announced + 1 WHERE train = ?", train);
                    }
                }

                private boolean mark(String train) {
                    try {
                        jdbc.update("INSERT INTO arrivals (train) VALUES (?)", train);
                        return true;
                    } catch (DuplicateKeyException e) {
                        return false;
                    }
                }
            }
            """;

    private static final String DRIVER = """
            package org.postgresql;

            public abstract class Driver implements java.sql.Driver {}
            """;

    private static List<Rule> rules(String... sources) {
        CompiledSources classes = CompiledSources.of(sources);
        return Analysis.run(classes, new TreeSet<>(classes.projectClasses()), Settings.defaults()).findings().stream()
                .map(Finding::rule)
                .toList();
    }

    @Test
    void areToldWherePostgresqlIsOnTheClassPath() {
        assertThat(rules(HANDLER, DRIVER)).containsExactly(Rule.CAUGHT_IN_TRANSACTION);
    }

    @Test
    void areNotTakenForGrantedElsewhere() {
        assertThat(rules(HANDLER)).isEmpty();
    }
}
