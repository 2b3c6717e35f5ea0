package dev.hapax.runner;

import dev.hapax.fence.FenceRow;
import dev.hapax.outbox.OutboxId;
import dev.hapax.outbox.OutboxRow;
import dev.hapax.outbox.OutboxTable;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Writes what handlers send in a database transaction down in it, and has it relayed once that is committed. */
final class Outbox implements AutoCloseable {
    private static final Pattern TOPIC = Pattern.compile("(?!\\.{1,2}$)[a-zA-Z0-9._-]{1,249}");
    /** More than what a batch of one record takes besides its content, and the id's header. */
    private static final int OVERHEAD = 1_000;

    private final OutboxTable table = new OutboxTable();
    private final Fence fence;
    private final OutboxRelay relay;
    private final OutboxHoldUps holdUps;
    private final long largest;

    /**
     * An outbox.
     *
     * @param fence the rows that this worker holds
     * @param relay sends what was written down
     * @param holdUps says what does not get through
     * @param largest the producer's max.request.size
     */
    Outbox(Fence fence, OutboxRelay relay, OutboxHoldUps holdUps, long largest) {
        this.fence = fence;
        this.relay = relay;
        this.holdUps = holdUps;
        this.largest = largest;
    }

    /** For the messages of one transaction. */
    Sent begin() {
        return new Sent(largest);
    }

    /** Writes messages down, in the transaction of the effects. */
    void write(Connection connection, TopicPartition partition, Sent sent) throws SQLException {
        FenceRow row = fence.row(partition).orElse(null);
        // Without a row the fence will not let the transaction commit.
        if (row == null || sent.messages.isEmpty()) {
            return;
        }
        List<OutboxRow> rows = new ArrayList<>(sent.messages.size());
        for (Sent.Message each : sent.messages) {
            OutboxId id = new OutboxId(fence.key(partition), row.topicId(), each.offset(), each.index());
            rows.add(new OutboxRow(id, each.message()));
        }
        table.insert(connection, rows);
    }

    /** The transaction that messages were written down in is committed. */
    void committed(TopicPartition partition, Sent sent) {
        if (!sent.messages.isEmpty()) {
            relay.signal(partition);
        }
    }

    /** What was written down may be waiting: this worker has taken the partition over. */
    void taken(TopicPartition partition) {
        relay.signal(partition);
    }

    /** What keeps a partition's messages waiting; asked by any thread. */
    Optional<String> problem(TopicPartition partition) {
        return holdUps.of(partition);
    }

    @Override
    public void close() {
        relay.close();
    }

    /** The messages of one transaction, in their order. What Kafka would never take is refused: it would wait for ever. */
    static final class Sent {
        private final List<Message> messages = new ArrayList<>();
        private final long largest;

        private Sent(long largest) {
            this.largest = largest;
        }

        private record Message(long offset, int index, ProducerRecord<byte[], byte[]> message) {}

        void add(long offset, int index, ProducerRecord<byte[], byte[]> message) {
            if (!TOPIC.matcher(message.topic()).matches()) {
                throw new InvalidTopicException("Kafka has no topic of the name \"" + message.topic() + "\"");
            }
            long size = size(message);
            if (size > largest) {
                throw new RecordTooLargeException(
                        "a message to %s of about %d bytes is larger than the producer sends (max.request.size=%d)"
                                .formatted(message.topic(), size, largest));
            }
            messages.add(new Message(offset, index, message));
        }

        private static long size(ProducerRecord<byte[], byte[]> message) {
            long size = OVERHEAD + length(message.key()) + length(message.value());
            for (Header header : message.headers()) {
                size += header.key().getBytes(StandardCharsets.UTF_8).length + length(header.value());
            }
            return size;
        }

        private static long length(byte @Nullable [] bytes) {
            return bytes == null ? 0 : bytes.length;
        }
    }
}
