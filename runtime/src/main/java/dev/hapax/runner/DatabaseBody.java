package dev.hapax.runner;

import dev.hapax.runner.DatabaseCommit.Moved;
import dev.hapax.transaction.DatabaseTransaction;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** A database transaction: the handlers' effects, the claims of their keys and, under exactly-once, the fence rows. */
final class DatabaseBody<K, V> implements TransactionBody {
    private final DatabaseAttempt.Parts<K, V> parts;
    private final DeadLetters deadLetters;

    DatabaseBody(DatabaseAttempt.Parts<K, V> parts, DeadLetters deadLetters) {
        this.parts = parts;
        this.deadLetters = deadLetters;
    }

    @Override
    public Outcome run(List<ConsumerRecord<byte[], byte[]>> records, Batch batch) {
        ConsumerRecord<byte[], byte[]> first = records.get(0);
        Optional<Condemned> condemned = batch.condemned(first);
        try {
            return condemned.isPresent()
                    ? deadLetter(first, condemned.get(), batch.ticket())
                    : new DatabaseAttempt<>(parts, records, batch.ticket()).run();
        } catch (DatabaseCommit.UnknownException e) {
            return parts.commits().unknown(e);
        } catch (SQLException e) {
            return parts.commits().failed(e);
        }
    }

    /** The dead letter first, then the fence: a crash between the two writes it again. */
    private Outcome deadLetter(ConsumerRecord<byte[], byte[]> raw, Condemned condemned, Ticket ticket)
            throws SQLException {
        TopicPartition partition = Batch.partition(raw);
        if (parts.commits().isFenced(partition)) {
            return parts.commits().fenced();
        }
        Optional<DeadLetters.Wait> wait = deadLetters.write(raw, condemned);
        if (wait.isPresent()) {
            return new Outcome.Undelivered(wait.get().delay(), wait.get().why());
        }
        try (DatabaseTransaction transaction = parts.transactions().open()) {
            Optional<Outcome> end =
                    parts.commits().commit(transaction, Map.of(partition, raw.offset() + 1), Moved.NOT_YET, ticket);
            if (end.isEmpty()) {
                parts.listener().deadLettered(parts.reader().address(raw));
            }
            return end.orElseGet(() -> new Outcome.Committed(1));
        }
    }

    @Override
    public void close() {
        // Connections go back to their pool with each transaction.
        parts.outbox().ifPresent(Outbox::close);
        deadLetters.close();
    }
}
