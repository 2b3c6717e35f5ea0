package dev.hapax.dedup.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What differs between databases. All times are milliseconds since 1970 by the database's clock. Stateless. */
sealed interface Dialect permits H2, MySql, PostgreSql {
    /** The dialect of a database, as its driver names the product. */
    static Optional<Dialect> of(String product) {
        return switch (product) {
            case "PostgreSQL" -> Optional.of(new PostgreSql());
            case "MySQL", "MariaDB" -> Optional.of(new MySql());
            case "H2" -> Optional.of(new H2());
            default -> Optional.empty();
        };
    }

    /** The statements that create what is missing. */
    List<String> schema();

    /** An expression: the time. */
    String now();

    /** Ends a query so that it reads, in a transaction, what is committed, and locks it where reading does not suffice. */
    String reading();

    /**
     * Inserts the claims whose keys are not there. Waits for transactions that have inserted one of them and are not over.
     *
     * @return the keys that were inserted as far as the statement tells; the others are read afterwards
     */
    Set<String> insert(Connection connection, Insertion insertion) throws SQLException;

    /**
     * Deletes rows that were claimed before some time, and that no worker has a lease on, without a lock on any other row.
     *
     * @return how many rows
     */
    int deleteOld(Connection connection, Duration age, int atMost) throws SQLException;

    /** Says what is wrong with a table that has the right columns. */
    default Optional<String> problem(Connection connection) throws SQLException {
        return Optional.empty();
    }
}
