package dev.hapax.dedup.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.zaxxer.hikari.HikariDataSource;
import dev.hapax.dedup.StoreContract;
import dev.hapax.it.Servers;
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

final class PostgreSqlStoreIT {
    private static final HikariDataSource POOL = pool();
    private static final HikariDataSource TABLES = pool();
    private static final HikariDataSource SIMPLE = pool(POOL.getJdbcUrl() + "&preferQueryMode=simple");

    private static HikariDataSource pool() {
        return pool(Servers.postgres().newDatabase());
    }

    private static HikariDataSource pool(String url) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setMaximumPoolSize(6);
        return pool;
    }

    private static JdbcDedupStore store() {
        return new JdbcDedupStore(POOL).withLease(Duration.ofSeconds(1));
    }

    @BeforeAll
    static void create() {
        assertThat(store().problem(true)).isEmpty();
    }

    @AfterAll
    static void close() {
        POOL.close();
        TABLES.close();
        SIMPLE.close();
    }

    @TestFactory
    Stream<DynamicTest> keepsTheContract() {
        return StoreContract.of(store());
    }

    @TestFactory
    Stream<DynamicTest> keepsTheContractInTransactions() {
        return StoreContract.inTransaction(store(), POOL);
    }

    /** Some proxies of connections allow nothing else; the driver then says of no parameter what type it has. */
    @TestFactory
    Stream<DynamicTest> keepsTheContractWhereTheDriverWritesParametersIntoStatements() {
        return StoreContract.of(new JdbcDedupStore(SIMPLE).withLease(Duration.ofSeconds(1)));
    }

    /** A worker that was stopped while it claimed must not keep others from starting. */
    @Test
    void canBeUsedWhileAnOpenTransactionHasWrittenToItsTable() throws SQLException {
        try (Connection open = POOL.getConnection();
                Statement statement = open.createStatement()) {
            open.setAutoCommit(false);
            statement.execute("UPDATE hapax_dedup SET message_key = message_key WHERE 1 = 0");
            assertTimeoutPreemptively(
                    Duration.ofSeconds(10),
                    () -> assertThat(store().problem(true)).isEmpty());
            open.rollback();
        }
    }

    @Nested
    final class TablesIT extends StoreTables {
        @Override
        DataSource database() {
            return TABLES;
        }
    }
}
