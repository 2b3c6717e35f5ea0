package dev.hapax.dedup.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import org.jspecify.annotations.Nullable;

/** Finds out once which database a store is on. Thread-safe. */
final class Dialects {
    private volatile @Nullable Dialect found;

    Dialect of(Connection connection) throws SQLException {
        Dialect known = found;
        if (known == null) {
            String product = connection.getMetaData().getDatabaseProductName();
            known = Dialect.of(product)
                    .orElseThrow(
                            () -> new SQLFeatureNotSupportedException(
                                    "the database is " + product
                                            + ", on which there is no deduplication store; there is one for PostgreSQL, MySQL, MariaDB and H2"));
            found = known;
        }
        return known;
    }
}
