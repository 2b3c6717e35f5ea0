package dev.hapax.fence;

import dev.hapax.transaction.Database;
import dev.hapax.transaction.DatabaseTransaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One row for each group and partition: the next offset, and the epoch of the worker that may move it. Moving it in the
 * transaction of the effects makes them happen once, and a worker that lost the partition harmless. Thread-safe.
 */
public final class FenceTable {
    private static final String SCHEMA = """
            CREATE TABLE IF NOT EXISTS hapax_fence (
                group_id     {name}  NOT NULL,
                topic        {topic} NOT NULL,
                partition_id INTEGER NOT NULL,
                topic_id     {id}    NOT NULL,
                next_offset  BIGINT  NOT NULL,
                owner_epoch  BIGINT  NOT NULL,
                owner        {name}  NOT NULL,
                updated_at   {time}  DEFAULT CURRENT_TIMESTAMP NOT NULL,
                PRIMARY KEY (group_id, topic, partition_id)
            )
            """;

    private static final String COLUMNS =
            "SELECT group_id, topic, partition_id, topic_id, next_offset, owner_epoch, owner,"
                    + " updated_at FROM hapax_fence WHERE 1 = 0";
    private static final String WHERE = " WHERE group_id = ? AND topic = ? AND partition_id = ?";
    private static final String INSERT =
            "INSERT INTO hapax_fence (group_id, topic, partition_id, topic_id, next_offset,"
                    + " owner_epoch, owner) VALUES (?, ?, ?, ?, ?, 0, '')";
    private static final String TAKE =
            "UPDATE hapax_fence SET owner_epoch = owner_epoch + 1, owner = ?, updated_at = CURRENT_TIMESTAMP" + WHERE;
    private static final String READ = "SELECT owner_epoch, next_offset, topic_id FROM hapax_fence" + WHERE;
    private static final String ADVANCE = "UPDATE hapax_fence SET next_offset = ?, updated_at = CURRENT_TIMESTAMP";
    private static final String HELD = WHERE + " AND owner_epoch = ? AND next_offset = ?";
    private static final String KNOWS = "SELECT 1 FROM hapax_fence WHERE group_id = ? AND topic = ?";
    private static final String HOLDS = "SELECT 1 FROM hapax_fence" + WHERE + " AND owner_epoch = ?";

    /**
     * The SQL that creates the table.
     *
     * @param database the database
     * @return one statement, which does nothing where the table is there
     */
    public static String schema(Database database) {
        return database.create(SCHEMA);
    }

    /**
     * Fails if the table is missing or has other columns than it should.
     *
     * @param connection a connection
     * @throws SQLException if the table cannot be used
     */
    public void check(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(COLUMNS);
        }
    }

    /**
     * Takes a partition over from whoever owned it: from now on the former owner can no longer commit.
     *
     * @param connection a connection, its transaction open
     * @param key the partition
     * @param owner the new owner, for those who read the table
     * @return the row; empty if there is none yet
     * @throws SQLException if the database failed
     */
    public Optional<FenceRow> take(Connection connection, FenceKey key, String owner) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
            statement.setString(1, owner);
            bind(statement, 2, key);
            if (statement.executeUpdate() == 0) {
                return Optional.empty();
            }
        }
        // The row is locked now: what is read is what was written.
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            bind(statement, 1, key);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next()
                        ? Optional.of(new FenceRow(rows.getLong(1), rows.getLong(2), rows.getString(3)))
                        : Optional.empty();
            }
        }
    }

    /**
     * Writes a partition's first row, in a transaction of its own.
     *
     * @param connection a connection, its transaction open
     * @param key the partition
     * @param topicId the topic's id
     * @param next the offset to start at
     * @throws SQLException if the database failed; with an SQLState of class 23 if another worker was faster
     */
    public void insert(Connection connection, FenceKey key, String topicId, long next) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            bind(statement, 1, key);
            statement.setString(4, topicId);
            statement.setLong(5, next);
            statement.executeUpdate();
        }
    }

    /**
     * Moves rows, in the transaction of the effects.
     *
     * @param transaction the transaction
     * @param moves the rows as their owner knows them, and where to
     * @return false if one of the rows is no longer as its owner knows it: the transaction must be rolled back
     * @throws SQLException if the database failed
     */
    public boolean advance(DatabaseTransaction transaction, List<FenceMove> moves) throws SQLException {
        int[] counts = transaction.update((connection, bounds, countsInBatches) -> {
            String sql = ADVANCE + bounds.map(from -> " FROM " + from).orElse("") + HELD;
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                return countsInBatches && moves.size() > 1 ? together(statement, moves) : oneByOne(statement, moves);
            }
        });
        return IntStream.of(counts).allMatch(count -> count == 1);
    }

    private static int[] together(PreparedStatement statement, List<FenceMove> moves) throws SQLException {
        for (FenceMove move : moves) {
            bind(statement, move);
            statement.addBatch();
        }
        return statement.executeBatch();
    }

    private static int[] oneByOne(PreparedStatement statement, List<FenceMove> moves) throws SQLException {
        int[] counts = new int[moves.size()];
        for (int i = 0; i < counts.length; i++) {
            bind(statement, moves.get(i));
            counts[i] = statement.executeUpdate();
        }
        return counts;
    }

    private static void bind(PreparedStatement statement, FenceMove move) throws SQLException {
        statement.setLong(1, move.next());
        bind(statement, 2, move.key());
        statement.setLong(5, move.held().epoch());
        statement.setLong(6, move.held().next());
    }

    /**
     * Whether a worker still owns a row.
     *
     * @param connection a connection
     * @param key the partition
     * @param held the row as the worker knows it
     * @return false if another worker has taken it
     * @throws SQLException if the database failed
     */
    public boolean holds(Connection connection, FenceKey key, FenceRow held) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HOLDS)) {
            bind(statement, 1, key);
            statement.setLong(4, held.epoch());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    /**
     * Whether a group has made progress on a topic.
     *
     * @param connection a connection
     * @param group the consumer group
     * @param topic the topic
     * @return whether there is a row of any of its partitions
     * @throws SQLException if the database failed
     */
    public boolean knows(Connection connection, String group, String topic) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(KNOWS)) {
            statement.setString(1, group);
            statement.setString(2, topic);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void bind(PreparedStatement statement, int first, FenceKey key) throws SQLException {
        statement.setString(first, key.group());
        statement.setString(first + 1, key.partition().topic());
        statement.setInt(first + 2, key.partition().partition());
    }
}
