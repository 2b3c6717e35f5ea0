package dev.hapax.runner;

import dev.hapax.dedup.ClaimKey;
import dev.hapax.dedup.TransactionalClaims.Verdict;
import dev.hapax.handler.HandlerBody;
import dev.hapax.listener.HandlerListener;
import dev.hapax.listener.RecordAddress;
import dev.hapax.transaction.DatabaseTransaction;
import dev.hapax.transaction.DatabaseTransactions;
import dev.hapax.transaction.SqlFailures;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * A database transaction: the handlers' effects, the claims of their keys and, under exactly-once, the fence row. The
 * records are of one partition.
 */
final class DatabaseBody<K, V> implements TransactionBody {
    private static final Duration BACKOFF = Duration.ofMillis(500);

    private final RecordReader<K, V> reader;
    private final HandlerBody.Transactional<K, V> body;
    private final DatabaseTransactions transactions;
    private final Optional<TransactionClaims<K, V>> claims;
    private final Optional<Fence> fence;
    private final HandlerListener listener;

    DatabaseBody(
            RecordReader<K, V> reader,
            HandlerBody.Transactional<K, V> body,
            DatabaseTransactions transactions,
            Optional<TransactionClaims<K, V>> claims,
            Optional<Fence> fence,
            HandlerListener listener) {
        this.reader = reader;
        this.body = body;
        this.transactions = transactions;
        this.claims = claims;
        this.fence = fence;
        this.listener = listener;
    }

    @Override
    public Outcome run(List<ConsumerRecord<byte[], byte[]>> records, Batch batch) {
        TopicPartition partition =
                new TopicPartition(records.get(0).topic(), records.get(0).partition());
        try {
            return new Attempt(records, partition, batch.ticket()).run();
        } catch (CommitUnknownException e) {
            return unsettled(BACKOFF, "whether the transaction was committed is unknown: " + Sentences.of(e));
        } catch (SQLException e) {
            return new Outcome.Later(BACKOFF, "the database failed: " + Sentences.of(e));
        }
    }

    /** Without a fence row there is nothing to read: the records are handled again, as at-least-once has it. */
    private Outcome unsettled(Duration delay, String why) {
        return fence.isPresent() ? new Outcome.Reread(delay, why, false) : new Outcome.Later(delay, why);
    }

    @Override
    public void close() {
        // Connections go back to their pool with each transaction.
    }

    /** The connection died while it committed. */
    private static final class CommitUnknownException extends SQLException {
        CommitUnknownException(SQLException cause) {
            super(cause.getMessage(), cause.getSQLState(), cause);
        }
    }

    /** A record that failed, in its place. */
    private static final class RecordFailedException extends Exception {
        private final int index;

        RecordFailedException(int index, Throwable cause) {
            super(cause);
            this.index = index;
        }
    }

    /** One try at one transaction. */
    private final class Attempt {
        private final List<ConsumerRecord<byte[], byte[]>> records;
        private final TopicPartition partition;
        private final Ticket ticket;
        private final long began = System.nanoTime();
        private final List<RecordAddress> handled = new ArrayList<>();
        private final List<RecordAddress> duplicates = new ArrayList<>();

        Attempt(List<ConsumerRecord<byte[], byte[]>> records, TopicPartition partition, Ticket ticket) {
            this.records = records;
            this.partition = partition;
            this.ticket = ticket;
        }

        Outcome run() throws SQLException {
            RecordFailedException failure;
            try (DatabaseTransaction transaction = transactions.open()) {
                return commit(transaction, handle(transaction));
            } catch (RecordFailedException e) {
                failure = e;
            }
            return blame(failure);
        }

        /** How many records were handled. */
        private int handle(DatabaseTransaction transaction) throws SQLException, RecordFailedException {
            List<Message<K, V>> messages = read();
            List<ClaimKey> keys = keys(messages);
            List<Verdict> verdicts = claim(transaction.connection(), keys);
            Connection connection = transaction.forHandler();
            for (int i = 0; i < messages.size(); i++) {
                if (i > 0 && (ticket.isCut() || elapsed().compareTo(half()) > 0)) {
                    giveBack(transaction.connection(), keys, verdicts, i);
                    return i;
                }
                handle(messages.get(i), i, keys, verdicts, connection);
            }
            return messages.size();
        }

        private void handle(
                Message<K, V> message, int i, List<ClaimKey> keys, List<Verdict> verdicts, Connection connection)
                throws RecordFailedException {
            Verdict verdict = verdicts.isEmpty() ? Verdict.NEW : verdicts.get(i);
            if (verdict == Verdict.OTHER_PAYLOAD) {
                throw new RecordFailedException(i, new KeyReusedException(message.at(), keys.get(i)));
            }
            if (verdict == Verdict.DUPLICATE) {
                duplicates.add(message.at());
                return;
            }
            try {
                body.call().handle(message.record(), connection);
            } catch (Throwable e) {
                throw new RecordFailedException(i, e);
            }
            handled.add(message.at());
        }

        private Outcome commit(DatabaseTransaction transaction, int count) throws SQLException, RecordFailedException {
            if (!ticket.beginCommit()) {
                return unsettled(Duration.ZERO, "the partition was taken away before the commit");
            }
            try {
                long next = records.get(count - 1).offset() + 1;
                if (!advance(transaction, next)) {
                    return fenced();
                }
                end(transaction);
                fence.ifPresent(f -> f.advanced(partition, next));
            } catch (SQLException e) {
                if (SqlFailures.rejected(e)) {
                    // A deferred constraint, or an error that the handler swallowed after it had aborted the
                    // transaction.
                    throw new RecordFailedException(count - 1, e);
                }
                throw e;
            } finally {
                ticket.endCommit();
            }
            handled.forEach(listener::handled);
            duplicates.forEach(listener::duplicateSuppressed);
            return new Outcome.Committed(count);
        }

        private boolean advance(DatabaseTransaction transaction, long next) throws SQLException {
            return fence.isEmpty() || fence.get().advance(transaction.connection(), partition, next);
        }

        private void end(DatabaseTransaction transaction) throws SQLException {
            try {
                transaction.commit();
            } catch (SQLException e) {
                throw SqlFailures.rejected(e) ? e : new CommitUnknownException(e);
            }
        }

        /** A worker that lost its partition can run into anything: only its owner's records fail. */
        private Outcome blame(RecordFailedException failure) throws SQLException {
            if (fence.isPresent() && !fence.get().holds(partition)) {
                return fenced();
            }
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            if (elapsed().compareTo(transactions.timeouts().idle()) > 0) {
                return new Outcome.Failed(
                        failure.index,
                        new IllegalStateException(
                                "handling took %d ms, longer than a transaction may pause (%d ms, two thirds of the session timeout)"
                                        .formatted(
                                                elapsed().toMillis(),
                                                transactions.timeouts().idle().toMillis()),
                                cause));
            }
            if (SqlFailures.passing(cause)) {
                return new Outcome.Later(BACKOFF, "the database failed: " + Sentences.of(cause));
            }
            return new Outcome.Failed(failure.index, cause);
        }

        private Outcome fenced() {
            return new Outcome.Reread(BACKOFF, "another worker has taken the partition's fence row", true);
        }

        private List<Message<K, V>> read() throws RecordFailedException {
            List<Message<K, V>> messages = new ArrayList<>();
            for (ConsumerRecord<byte[], byte[]> raw : records) {
                try {
                    messages.add(new Message<>(reader.address(raw), raw, reader.read(raw)));
                } catch (PoisonRecordException e) {
                    throw new RecordFailedException(messages.size(), e);
                }
            }
            return messages;
        }

        private List<ClaimKey> keys(List<Message<K, V>> messages) throws RecordFailedException {
            List<ClaimKey> keys = new ArrayList<>();
            if (claims.isPresent()) {
                for (Message<K, V> message : messages) {
                    try {
                        keys.add(claims.get().keys().read(message));
                    } catch (UnkeyedRecordException e) {
                        throw new RecordFailedException(keys.size(), e);
                    }
                }
            }
            return keys;
        }

        private List<Verdict> claim(Connection connection, List<ClaimKey> keys) throws SQLException {
            return claims.isPresent() ? claims.get().store().claim(connection, keys) : List.of();
        }

        private void giveBack(Connection connection, List<ClaimKey> keys, List<Verdict> verdicts, int from)
                throws SQLException {
            List<ClaimKey> unused = new ArrayList<>();
            for (int i = from; i < verdicts.size(); i++) {
                if (verdicts.get(i) == Verdict.NEW) {
                    unused.add(keys.get(i));
                }
            }
            if (claims.isPresent() && !unused.isEmpty()) {
                claims.get().store().giveBack(connection, unused);
            }
        }

        private Duration elapsed() {
            return Duration.ofNanos(System.nanoTime() - began);
        }

        private Duration half() {
            return transactions.timeouts().idle().dividedBy(2);
        }
    }
}
