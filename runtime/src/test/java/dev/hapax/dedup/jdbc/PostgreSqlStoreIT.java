package dev.hapax.dedup.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.hapax.dedup.StoreContract;
import dev.hapax.it.Servers;
import java.time.Duration;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestFactory;

final class PostgreSqlStoreIT {
    private static final HikariDataSource POOL = pool();
    private static final HikariDataSource TABLES = pool();

    private static HikariDataSource pool() {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(Servers.postgres().newDatabase());
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
    }

    @TestFactory
    Stream<DynamicTest> keepsTheContract() {
        return StoreContract.of(store());
    }

    @TestFactory
    Stream<DynamicTest> keepsTheContractInTransactions() {
        return StoreContract.inTransaction(store(), POOL);
    }

    @Nested
    final class TablesIT extends StoreTables {
        @Override
        DataSource database() {
            return TABLES;
        }
    }
}
