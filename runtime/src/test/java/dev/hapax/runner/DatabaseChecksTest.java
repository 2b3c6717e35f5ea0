package dev.hapax.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

final class DatabaseChecksTest {
    @Test
    void h2IsSaidToEndNoTransactionThatStandsStill() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:checks");
        assertThat(new DatabaseChecks(database, false, Duration.ofSeconds(30)).checkReachable())
                .hasValueSatisfying(warning -> assertThat(warning)
                        .startsWith("H2 ends no transaction that stands still")
                        .contains("for tests"));
    }
}
