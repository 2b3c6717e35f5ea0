package dev.hapax.outbox;

import dev.hapax.fence.FenceKey;
import dev.hapax.transaction.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * One row for each message that was sent in a committed transaction and that Kafka has not acknowledged. Rows are read from
 * the first on and deleted one by one, never passed by a remembered place. Thread-safe.
 */
public final class OutboxTable {
    private static final String SCHEMA = """
            CREATE TABLE IF NOT EXISTS hapax_outbox (
                group_id          {name}  NOT NULL,
                topic             {topic} NOT NULL,
                partition_id      INTEGER NOT NULL,
                source_offset     BIGINT  NOT NULL,
                message_index     INTEGER NOT NULL,
                topic_id          {id}    NOT NULL,
                target_topic      {topic} NOT NULL,
                target_partition  INTEGER,
                message_timestamp BIGINT,
                message_key       {bytes},
                payload           {bytes},
                headers           {bytes} NOT NULL,
                PRIMARY KEY (group_id, topic, partition_id, source_offset, message_index, topic_id)
            )
            """;

    private static final int FETCH = 20;
    private static final int MOST_BYTES = 8 * 1024 * 1024;

    private static final String KEYS = "group_id, topic, partition_id, source_offset, message_index, topic_id";
    private static final String MESSAGE =
            "target_topic, target_partition, message_timestamp, message_key, payload, headers";
    private static final String SOURCE = " WHERE group_id = ? AND topic = ? AND partition_id = ?";
    private static final String COLUMNS = "SELECT " + KEYS + ", " + MESSAGE + " FROM hapax_outbox WHERE 1 = 0";
    private static final String INSERT =
            "INSERT INTO hapax_outbox (" + KEYS + ", " + MESSAGE + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String FIRST = "SELECT source_offset, message_index, topic_id, " + MESSAGE
            + " FROM hapax_outbox" + SOURCE + " ORDER BY source_offset, message_index, topic_id LIMIT ?";
    private static final String DELETE =
            "DELETE FROM hapax_outbox" + SOURCE + " AND source_offset = ? AND message_index = ? AND topic_id = ?";

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
     * Writes messages, in the transaction of the effects.
     *
     * @param connection the connection of the effects
     * @param rows the messages, at least one
     * @throws SQLException if the database failed
     */
    public void insert(Connection connection, List<OutboxRow> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            for (OutboxRow row : rows) {
                ProducerRecord<byte[], byte[]> message = row.message();
                int next = bind(statement, row.id());
                statement.setString(next, message.topic());
                statement.setObject(next + 1, message.partition(), Types.INTEGER);
                statement.setObject(next + 2, message.timestamp(), Types.BIGINT);
                statement.setBytes(next + 3, message.key());
                statement.setBytes(next + 4, message.value());
                statement.setBytes(next + 5, HeaderBytes.write(message.headers()));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /**
     * The messages of a partition's records that must be sent next, in their order.
     *
     * @param connection a connection, its transaction open
     * @param source the group and the partition
     * @param atMost how many, at least 1; fewer where they are large
     * @return the messages; empty if none waits
     * @throws SQLException if the database failed
     */
    public List<OutboxRow> first(Connection connection, FenceKey source, int atMost) throws SQLException {
        List<OutboxRow> found = new ArrayList<>();
        int bytes = 0;
        try (PreparedStatement statement = connection.prepareStatement(FIRST)) {
            statement.setFetchSize(FETCH);
            statement.setInt(bind(statement, source), atMost);
            try (ResultSet rows = statement.executeQuery()) {
                while (bytes < MOST_BYTES && rows.next()) {
                    OutboxRow row = read(rows, source);
                    found.add(row);
                    byte[] payload = row.message().value();
                    bytes += payload == null ? 0 : payload.length;
                }
            }
        }
        return found;
    }

    private static OutboxRow read(ResultSet rows, FenceKey source) throws SQLException {
        OutboxId id = new OutboxId(source, rows.getString(3), rows.getLong(1), rows.getInt(2));
        ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(
                rows.getString(4),
                rows.getObject(5, Integer.class),
                rows.getObject(6, Long.class),
                rows.getBytes(7),
                rows.getBytes(8));
        HeaderBytes.read(rows.getBytes(9), message.headers());
        return new OutboxRow(id, message);
    }

    /**
     * Deletes messages that Kafka has acknowledged.
     *
     * @param connection a connection, its transaction open
     * @param ids the messages, at least one
     * @throws SQLException if the database failed
     */
    public void delete(Connection connection, List<OutboxId> ids) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
            for (OutboxId id : ids) {
                bind(statement, id);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static int bind(PreparedStatement statement, OutboxId id) throws SQLException {
        int next = bind(statement, id.source());
        statement.setLong(next, id.offset());
        statement.setInt(next + 1, id.index());
        statement.setString(next + 2, id.topicId());
        return next + 3;
    }

    private static int bind(PreparedStatement statement, FenceKey source) throws SQLException {
        statement.setString(1, source.group());
        statement.setString(2, source.partition().topic());
        statement.setInt(3, source.partition().partition());
        return 4;
    }
}
