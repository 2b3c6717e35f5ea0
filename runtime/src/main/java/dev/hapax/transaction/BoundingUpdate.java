package dev.hapax.transaction;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** An update of rows that can set the bounds of its transaction by the way. Run once, on the thread of the transaction; need not be thread-safe. */
@FunctionalInterface
public interface BoundingUpdate {
    /**
     * Updates rows.
     *
     * @param connection the connection
     * @param bounds what must be among the tables of the statement, for {@code FROM}
     * @param countsInBatches whether a batch tells the row count of each of its statements
     * @return how many rows each execution has updated
     * @throws SQLException if the database failed
     */
    int[] run(Connection connection, Optional<String> bounds, boolean countsInBatches) throws SQLException;
}
