package dev.hapax.dedup.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Optional;
import java.util.OptionalInt;
import javax.sql.DataSource;

/** Looks at a store's tables before they are used. */
final class SchemaCheck {
    private static final int VERSION = 1;
    private static final int MOST_TRIES = 3;

    private final DataSource database;
    private final Dialects dialects;

    SchemaCheck(DataSource database, Dialects dialects) {
        this.database = database;
        this.dialects = dialects;
    }

    Optional<String> problem(boolean create) {
        try (SelfCommitting lent = SelfCommitting.from(database)) {
            Connection connection = lent.connection();
            Dialect dialect = dialects.of(connection);
            // Asked first: what would create them waits for open transactions, also those of a worker that stands
            // still.
            Optional<String> found = check(connection, dialect);
            // Two workers that start at once can be in each other's way: the one that lost finds what the other made.
            for (int tries = 0; create && found.isPresent() && tries < MOST_TRIES; tries++) {
                String why = create(connection, dialect)
                        .map(failed -> " (" + failed + ")")
                        .orElse("");
                found = check(connection, dialect).map(problem -> problem + why);
            }
            return found;
        } catch (SelfCommitting.RefusedException e) {
            return Optional.of("the data source of the deduplication store hands out connections that do not commit by"
                    + " themselves, and cannot be made to (" + firstLine(e)
                    + "), so that no claim would last: give the store a data source of its own");
        } catch (SQLFeatureNotSupportedException e) {
            return Optional.of(firstLine(e) + ": give another store, or implement DedupStore");
        } catch (SQLException e) {
            return Optional.of("the deduplication store cannot be reached (" + firstLine(e)
                    + "): start its database, or correct the data source");
        }
    }

    private static Optional<String> check(Connection connection, Dialect dialect) {
        try (Statement statement = connection.createStatement()) {
            OptionalInt version = version(statement);
            if (version.isEmpty()) {
                return Optional.of(
                        "the table hapax_schema does not say which version hapax_dedup has: " + remedy(dialect));
            }
            if (version.getAsInt() != VERSION) {
                return Optional.of(
                        "the table hapax_dedup has version %d of its schema, but this release of Hapax works with version %d: %s"
                                .formatted(
                                        version.getAsInt(),
                                        VERSION,
                                        version.getAsInt() > VERSION
                                                ? "use the release that created it, or a later one"
                                                : "migrate it as the release notes say"));
            }
            statement.execute(Statements.CHECK);
            return dialect.problem(connection);
        } catch (SQLException e) {
            return Optional.of("the tables hapax_schema and hapax_dedup cannot be used (" + firstLine(e) + "): "
                    + remedy(dialect));
        }
    }

    private static OptionalInt version(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery(Statements.VERSION)) {
            return rows.next() ? OptionalInt.of(rows.getInt(1)) : OptionalInt.empty();
        }
    }

    private static Optional<String> create(Connection connection, Dialect dialect) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (String sentence : dialect.schema()) {
                statement.execute(sentence);
            }
            connection.commit();
            return Optional.empty();
        } catch (SQLException e) {
            connection.rollback();
            return Optional.of("creating them failed: " + firstLine(e));
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static String remedy(Dialect dialect) {
        return "call createTables(), or run: "
                + DedupSchema.text(dialect).replaceAll("\\s+", " ").strip();
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
