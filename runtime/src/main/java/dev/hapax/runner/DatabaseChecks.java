package dev.hapax.runner;

import dev.hapax.StartException;
import dev.hapax.fence.FenceTable;
import dev.hapax.outbox.OutboxTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the database, before anything is polled. */
final class DatabaseChecks {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseChecks.class);
    /** Two workers that start at once would otherwise create a table at once, which PostgreSQL answers with an error. */
    private static final String ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(7302845116)";

    private final DataSource database;
    private final boolean create;
    private final Duration patience;

    DatabaseChecks(DataSource database, boolean create, Duration patience) {
        this.database = database;
        this.create = create;
        this.patience = patience;
    }

    void checkFence() {
        check("hapax_fence", FenceTable.SCHEMA, new FenceTable()::check);
    }

    void checkOutbox() {
        check("hapax_outbox", OutboxTable.SCHEMA, new OutboxTable()::check);
    }

    private void check(String table, String schema, Look look) {
        within(() -> {
                    try (Connection connection = database.getConnection()) {
                        refuseOtherDatabases(connection);
                        if (create) {
                            createTables(connection, schema);
                        }
                        return problem(connection, table, schema, look);
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

    void checkReachable() {
        within(() -> {
            try (Connection connection = database.getConnection()) {
                refuseOtherDatabases(connection);
                return Optional.empty();
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

    private static void createTables(Connection connection, String... schema) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(ONE_AT_A_TIME);
            for (String sentence : schema) {
                statement.execute(sentence);
            }
            connection.commit();
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static void refuseOtherDatabases(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        if (!product.equals("PostgreSQL")) {
            throw new StartException(
                    "the database is %s, for which no guarantee is kept yet: give a PostgreSQL data source"
                            .formatted(product));
        }
    }

    private static StartException unreachable(Exception e) {
        LOG.atDebug().setCause(e).log("the database could not be asked");
        return new StartException(
                "the database cannot be reached (%s): start it, or correct the data source".formatted(Sentences.of(e)));
    }

    private static String oneLine(String sql) {
        return sql.strip().replaceAll("\\s+", " ");
    }
}
