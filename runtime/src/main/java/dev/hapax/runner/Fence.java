package dev.hapax.runner;

import dev.hapax.HandlerStoppedException;
import dev.hapax.fence.FenceKey;
import dev.hapax.fence.FenceMove;
import dev.hapax.fence.FenceRow;
import dev.hapax.fence.FenceTable;
import dev.hapax.transaction.DatabaseTransaction;
import dev.hapax.transaction.DatabaseTransactions;
import dev.hapax.transaction.SqlFailures;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;

/**
 * The rows that this worker holds. Taken on the polling thread while nothing is in flight, moved on the handler thread.
 */
final class Fence {
    private final FenceTable table = new FenceTable();
    private final DatabaseTransactions transactions;
    private final String handler;
    private final String group;
    private final String owner;
    private final Map<TopicPartition, FenceRow> held = new ConcurrentHashMap<>();

    Fence(DatabaseTransactions transactions, String handler, String group, String owner) {
        this.transactions = transactions;
        this.handler = handler;
        this.group = group;
        this.owner = owner;
    }

    /** Takes a partition over; empty if it has no row yet. */
    Optional<FenceRow> take(TopicPartition partition, String topicId) throws SQLException {
        try (DatabaseTransaction transaction = transactions.open()) {
            Optional<FenceRow> row = table.take(transaction.own(), key(partition), owner);
            row.ifPresent(found -> refuseOtherTopic(partition, found, topicId));
            transaction.commit();
            row.ifPresent(found -> held.put(partition, found));
            return row;
        }
    }

    /** Writes a partition's first row, which {@link #take} then takes. */
    void begin(TopicPartition partition, String topicId, long offset) throws SQLException {
        try (DatabaseTransaction transaction = transactions.open()) {
            table.insert(transaction.own(), key(partition), topicId, offset);
            transaction.commit();
        } catch (SQLException e) {
            if (!SqlFailures.rejected(e)) {
                throw e;
            }
            // Another worker was faster: its row is as good.
        }
    }

    /** Moves rows within the transaction of the effects; false if one of them is no longer this worker's. */
    boolean advance(DatabaseTransaction transaction, Map<TopicPartition, Long> next) throws SQLException {
        List<FenceMove> moves = new ArrayList<>(next.size());
        for (Map.Entry<TopicPartition, Long> each : next.entrySet()) {
            FenceRow row = held.get(each.getKey());
            if (row == null) {
                return false;
            }
            moves.add(new FenceMove(key(each.getKey()), row, each.getValue()));
        }
        // One order for all: who has to wait for a row must not hold another that is waited for.
        moves.sort(
                Comparator.comparing((FenceMove move) -> move.key().partition().topic())
                        .thenComparing(move -> move.key().partition().partition()));
        return table.advance(transaction, moves);
    }

    /** The transaction that moved the rows was committed. */
    void advanced(Map<TopicPartition, Long> next) {
        next.forEach((partition, offset) -> held.computeIfPresent(partition, (p, row) -> row.at(offset)));
    }

    /** Whether the row is still this worker's. */
    boolean holds(TopicPartition partition) throws SQLException {
        FenceRow row = held.get(partition);
        if (row == null) {
            return false;
        }
        try (DatabaseTransaction transaction = transactions.open()) {
            return holds(transaction.own(), partition, row);
        }
    }

    /** Whether a row is still this worker's, within a transaction. */
    boolean holds(Connection connection, TopicPartition partition, FenceRow row) throws SQLException {
        return table.holds(connection, key(partition), row);
    }

    /** A partition's row as it was when this worker took or moved it last. */
    Optional<FenceRow> row(TopicPartition partition) {
        return Optional.ofNullable(held.get(partition));
    }

    FenceKey key(TopicPartition partition) {
        return new FenceKey(group, partition);
    }

    private void refuseOtherTopic(TopicPartition partition, FenceRow row, String topicId) {
        if (!row.topicId().equals(topicId)) {
            throw new HandlerStoppedException(
                    "%s stopped: the row of group %s and %s in hapax_fence belongs to the topic with id %s, but the topic has id %s now: it was deleted and created anew; delete the row if the new topic is to be handled from its beginning"
                            .formatted(handler, group, partition, row.topicId(), topicId));
        }
    }
}
