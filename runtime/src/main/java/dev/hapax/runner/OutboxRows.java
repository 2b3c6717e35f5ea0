package dev.hapax.runner;

import dev.hapax.fence.FenceRow;
import dev.hapax.outbox.OutboxId;
import dev.hapax.outbox.OutboxRow;
import dev.hapax.outbox.OutboxTable;
import dev.hapax.transaction.DatabaseTransaction;
import dev.hapax.transaction.DatabaseTransactions;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/**
 * The waiting messages of the partitions that this worker holds.
 *
 * @param transactions transactions of the relay's own
 * @param fence says which partitions are this worker's
 * @param table the messages
 */
record OutboxRows(DatabaseTransactions transactions, Fence fence, OutboxTable table) {

    /** The next messages of a partition; empty if another worker has it, which relays them. */
    Optional<List<OutboxRow>> first(TopicPartition partition, int atMost) throws SQLException {
        Optional<FenceRow> row = fence.row(partition);
        if (row.isEmpty()) {
            return Optional.empty();
        }
        try (DatabaseTransaction transaction = transactions.open()) {
            if (!fence.holds(transaction.own(), partition, row.get())) {
                return Optional.empty();
            }
            List<OutboxRow> rows = table.first(transaction.own(), fence.key(partition), atMost);
            transaction.commit();
            return Optional.of(rows);
        }
    }

    void delete(List<OutboxId> ids) throws SQLException {
        try (DatabaseTransaction transaction = transactions.open()) {
            table.delete(transaction.own(), ids);
            transaction.commit();
        }
    }
}
