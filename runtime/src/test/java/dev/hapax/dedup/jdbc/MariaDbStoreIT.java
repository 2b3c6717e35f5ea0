package dev.hapax.dedup.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.hapax.dedup.StoreContract;
import dev.hapax.it.MariaDb;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class MariaDbStoreIT {
    private static MariaDb server;
    private static HikariDataSource pool;
    private static HikariDataSource tables;

    @BeforeAll
    static void start() throws Exception {
        server = MariaDb.running();
        pool = server.pool("contract");
        tables = server.pool("tables");
        assertThat(store().problem(true)).isEmpty();
    }

    @AfterAll
    static void stop() throws Exception {
        pool.close();
        tables.close();
        server.stop();
    }

    private static JdbcDedupStore store() {
        return new JdbcDedupStore(pool).withLease(Duration.ofSeconds(1));
    }

    @TestFactory
    Stream<DynamicTest> keepsTheContract() {
        return StoreContract.of(store());
    }

    @TestFactory
    Stream<DynamicTest> keepsTheContractInTransactions() {
        return StoreContract.inTransaction(store(), pool);
    }

    @Nested
    final class TablesIT extends StoreTables {
        @Override
        DataSource database() {
            return tables;
        }

        @Test
        void anEngineWithoutTransactionsIsRefused() throws SQLException {
            try (Connection connection = tables.getConnection();
                    Statement statement = connection.createStatement()) {
                // MyISAM allows keys of 1,000 bytes only.
                statement.execute("ALTER TABLE hapax_dedup DROP PRIMARY KEY, ENGINE = MyISAM");
            }
            assertThat(new JdbcDedupStore(tables).problem(false))
                    .get()
                    .asString()
                    .contains("uses the engine MyISAM, which has no transactions: use InnoDB");
        }
    }
}
