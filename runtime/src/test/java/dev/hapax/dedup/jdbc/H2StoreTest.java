package dev.hapax.dedup.jdbc;

import dev.hapax.dedup.StoreContract;
import java.time.Duration;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestFactory;

final class H2StoreTest {
    private static final JdbcConnectionPool POOL = JdbcConnectionPool.create("jdbc:h2:mem:stores", "sa", "");

    /** Apart from the contract's, since these tests drop their tables while it runs. */
    private static final JdbcConnectionPool TABLES = JdbcConnectionPool.create("jdbc:h2:mem:tables", "sa", "");

    private static JdbcDedupStore store() {
        return new JdbcDedupStore(POOL).withLease(Duration.ofSeconds(1));
    }

    @BeforeAll
    static void create() {
        org.assertj.core.api.Assertions.assertThat(store().problem(true)).isEmpty();
    }

    @AfterAll
    static void close() {
        POOL.dispose();
        TABLES.dispose();
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
    final class Tables extends StoreTables {
        @Override
        DataSource database() {
            return TABLES;
        }
    }
}
