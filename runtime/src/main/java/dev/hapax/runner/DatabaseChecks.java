package dev.hapax.runner;

import dev.hapax.StartException;
import dev.hapax.fence.FenceTable;
import dev.hapax.outbox.OutboxTable;
import dev.hapax.transaction.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the database, before anything is polled. */
final class DatabaseChecks {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseChecks.class);

    private static final int MOST_TRIES = 3;

    private final DataSource dataSource;
    private final boolean create;
    private final Duration patience;

    DatabaseChecks(DataSource dataSource, boolean create, Duration patience) {
        this.dataSource = dataSource;
        this.create = create;
        this.patience = patience;
    }

    void checkFence() {
        check("hapax_fence", FenceTable::schema, new FenceTable()::check);
    }

    void checkOutbox() {
        check("hapax_outbox", OutboxTable::schema, new OutboxTable()::check);
    }

    private void check(String table, Function<Database, String> schema, Look look) {
        within(() -> {
                    try (Connection connection = dataSource.getConnection()) {
                        Database database = Database.of(connection);
                        String sql = schema.apply(database);
                        Optional<String> found = problem(connection, table, sql, look);
                        if (create && found.isPresent()) {
                            createTables(connection, database, sql);
                            found = problem(connection, table, sql, look);
                        }
                        return found.or(() -> engine(connection, database, table));
                    } catch (SQLException e) {
                        throw unreachable(e);
                    }
                })
                .ifPresent(sentence -> {
                    throw new StartException(sentence);
                });
    }

    /** Fails if a table is missing or has other columns than it should. */
    private interface Look {
        void at(Connection connection) throws SQLException;
    }

    /** Fails if the database cannot be used; what it is weak in. */
    Optional<String> checkReachable() {
        return within(() -> {
            try (Connection connection = dataSource.getConnection()) {
                return Database.of(connection).weakness();
            } catch (SQLException e) {
                throw unreachable(e);
            }
        });
    }

    private Optional<String> within(Supplier<Optional<String>> question) {
        return BoundedQuestion.ask("the database", patience, question);
    }

    private static Optional<String> problem(Connection connection, String table, String schema, Look look) {
        try {
            look.at(connection);
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of("the table %s cannot be used (%s): call createTables(), or run: %s"
                    .formatted(table, Sentences.of(e), oneLine(schema)));
        }
    }

    /** Two workers that start at once can be in each other's way: the one that lost finds what the other made. */
    private static void createTables(Connection connection, Database database, String schema) throws SQLException {
        for (int tries = 1; ; tries++) {
            try {
                createTable(connection, database, schema);
                return;
            } catch (SQLException e) {
                if (tries == MOST_TRIES) {
                    throw e;
                }
            }
        }
    }

    private static void createTable(Connection connection, Database database, String schema) throws SQLException {
        boolean byItself = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            if (database.oneAtATime().isPresent()) {
                statement.execute(database.oneAtATime().get());
            }
            statement.execute(schema);
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(byItself);
        }
    }

    private static Optional<String> engine(Connection connection, Database database, String table) {
        try {
            return database.problem(connection, table);
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    private static StartException unreachable(Exception e) {
        LOG.atDebug().setCause(e).log("the database could not be asked");
        if (e instanceof SQLFeatureNotSupportedException other) {
            return new StartException(String.valueOf(other.getMessage()));
        }
        return new StartException(
                "the database cannot be reached (%s): start it, or correct the data source".formatted(Sentences.of(e)));
    }

    private static String oneLine(String sql) {
        return sql.strip().replaceAll("\\s+", " ");
    }
}
