package dev.hapax.runner;

import dev.hapax.dedup.ClaimKey;
import dev.hapax.dedup.TransactionalClaims.Verdict;
import dev.hapax.handler.HandlerBody;
import dev.hapax.listener.HandlerListener;
import dev.hapax.listener.RecordAddress;
import dev.hapax.transaction.DatabaseTransaction;
import dev.hapax.transaction.DatabaseTransactions;
import dev.hapax.transaction.SqlFailures;
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
    private final RecordReader<K, V> reader;
    private final HandlerBody.Transactional<K, V> body;
    private final DatabaseTransactions transactions;
    private final Optional<TransactionClaims<K, V>> claims;
    private final DatabaseCommit commits;
    private final Optional<Outbox> outbox;
    private final DeadLetters deadLetters;
    private final HandlerListener listener;

    DatabaseBody(
            RecordReader<K, V> reader,
            HandlerBody.Transactional<K, V> body,
            DatabaseTransactions transactions,
            Optional<TransactionClaims<K, V>> claims,
            DatabaseCommit commits,
            Optional<Outbox> outbox,
            DeadLetters deadLetters,
            HandlerListener listener) {
        this.reader = reader;
        this.body = body;
        this.transactions = transactions;
        this.claims = claims;
        this.commits = commits;
        this.outbox = outbox;
        this.deadLetters = deadLetters;
        this.listener = listener;
    }

    @Override
    public Outcome run(List<ConsumerRecord<byte[], byte[]>> records, Batch batch) {
        ConsumerRecord<byte[], byte[]> first = records.get(0);
        TopicPartition partition = new TopicPartition(first.topic(), first.partition());
        Optional<Condemned> condemned = batch.condemned(first);
        try {
            return condemned.isPresent()
                    ? deadLetter(first, partition, condemned.get(), batch.ticket())
                    : new Attempt(records, partition, batch.ticket()).run();
        } catch (DatabaseCommit.UnknownException e) {
            return commits.unknown(e);
        } catch (SQLException e) {
            return commits.failed(e);
        }
    }

    /** The dead letter first, then the fence: a crash between the two writes it again. */
    private Outcome deadLetter(
            ConsumerRecord<byte[], byte[]> raw, TopicPartition partition, Condemned condemned, Ticket ticket)
            throws SQLException {
        if (commits.isFenced(partition)) {
            return commits.fenced();
        }
        Optional<DeadLetters.Wait> wait = deadLetters.write(raw, condemned);
        if (wait.isPresent()) {
            return new Outcome.Undelivered(wait.get().delay(), wait.get().why());
        }
        try (DatabaseTransaction transaction = transactions.open()) {
            Optional<Outcome> end = commits.commit(transaction, partition, raw.offset() + 1, ticket);
            if (end.isEmpty()) {
                listener.deadLettered(reader.address(raw));
            }
            return end.orElseGet(() -> new Outcome.Committed(1));
        }
    }

    @Override
    public void close() {
        // Connections go back to their pool with each transaction.
        outbox.ifPresent(Outbox::close);
        deadLetters.close();
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
        private final Optional<Outbox.Sent> sent = outbox.map(Outbox::begin);

        Attempt(List<ConsumerRecord<byte[], byte[]>> records, TopicPartition partition, Ticket ticket) {
            this.records = records;
            this.partition = partition;
            this.ticket = ticket;
        }

        Outcome run() throws SQLException {
            RecordFailedException failure;
            try (DatabaseTransaction transaction = transactions.open()) {
                int count = handle(transaction);
                runStatements(transaction, count);
                writeDown(transaction, count);
                return commit(transaction, count);
            } catch (RecordFailedException e) {
                failure = e;
            }
            return blame(failure);
        }

        /** How many records were handled. */
        private int handle(DatabaseTransaction transaction) throws SQLException, RecordFailedException {
            List<Message<K, V>> messages = read();
            List<ClaimKey> keys = keys(messages);
            List<Verdict> verdicts = claims.isPresent() ? claims.get().claim(transaction.own(), keys) : List.of();
            if (body.lists()) {
                handleTogether(messages, keys, verdicts, transaction);
                return messages.size();
            }
            for (int i = 0; i < messages.size(); i++) {
                if (i > 0 && (ticket.isCut() || elapsed().compareTo(half()) > 0)) {
                    if (claims.isPresent()) {
                        claims.get().giveBack(transaction.own(), keys, verdicts, i);
                    }
                    return i;
                }
                if (isNew(messages.get(i), i, keys, verdicts)) {
                    call(messages.subList(i, i + 1), i, transaction);
                }
            }
            return messages.size();
        }

        private void handleTogether(
                List<Message<K, V>> messages,
                List<ClaimKey> keys,
                List<Verdict> verdicts,
                DatabaseTransaction transaction)
                throws RecordFailedException {
            List<Message<K, V>> fresh = new ArrayList<>(messages.size());
            for (int i = 0; i < messages.size(); i++) {
                if (isNew(messages.get(i), i, keys, verdicts)) {
                    fresh.add(messages.get(i));
                }
            }
            if (!fresh.isEmpty()) {
                call(fresh, messages.size() - 1, transaction);
            }
        }

        private boolean isNew(Message<K, V> message, int i, List<ClaimKey> keys, List<Verdict> verdicts)
                throws RecordFailedException {
            Verdict verdict = verdicts.isEmpty() ? Verdict.NEW : verdicts.get(i);
            if (verdict == Verdict.OTHER_PAYLOAD) {
                throw new RecordFailedException(i, new KeyReusedException(message.at(), keys.get(i)));
            }
            if (verdict == Verdict.DUPLICATE) {
                duplicates.add(message.at());
            }
            return verdict == Verdict.NEW;
        }

        private void call(List<Message<K, V>> messages, int last, DatabaseTransaction transaction)
                throws RecordFailedException {
            try (CallTransaction call =
                    new CallTransaction(transaction, sent, messages.get(0).at())) {
                body.call().handle(Message.records(messages), call);
                call.refuseUnsent();
            } catch (Throwable e) {
                throw new RecordFailedException(last, e);
            }
            messages.forEach(message -> handled.add(message.at()));
        }

        private void runStatements(DatabaseTransaction transaction, int count) throws RecordFailedException {
            try {
                transaction.runStatements();
            } catch (SQLException e) {
                throw new RecordFailedException(count - 1, e);
            }
        }

        /** What was sent goes into the outbox. */
        private void writeDown(DatabaseTransaction transaction, int count) throws SQLException, RecordFailedException {
            try {
                if (outbox.isPresent() && sent.isPresent()) {
                    outbox.get().write(transaction.own(), partition, sent.get());
                }
            } catch (SQLException e) {
                if (SqlFailures.rejected(e)) {
                    throw new RecordFailedException(count - 1, e);
                }
                throw e;
            }
        }

        private Outcome commit(DatabaseTransaction transaction, int count) throws SQLException, RecordFailedException {
            Optional<Outcome> end;
            try {
                end = commits.commit(
                        transaction, partition, records.get(count - 1).offset() + 1, ticket);
            } catch (SQLException e) {
                if (SqlFailures.rejected(e)) {
                    // A deferred constraint, or an error that the handler swallowed after it had aborted the
                    // transaction.
                    throw new RecordFailedException(count - 1, e);
                }
                throw e;
            }
            if (end.isEmpty()) {
                sent.ifPresent(messages -> outbox.orElseThrow().committed(partition, messages));
                handled.forEach(listener::handled);
                duplicates.forEach(listener::duplicateSuppressed);
            }
            return end.orElseGet(() -> new Outcome.Committed(count));
        }

        /** A worker that lost its partition can run into anything: only its owner's records fail. */
        private Outcome blame(RecordFailedException failure) throws SQLException {
            if (commits.isFenced(partition)) {
                return commits.fenced();
            }
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            if (elapsed().compareTo(transactions.timeouts().idle()) > 0) {
                return new Outcome.Failed(
                        failure.index,
                        new TransactionTooLongException(
                                elapsed(), transactions.timeouts().idle(), cause));
            }
            if (SqlFailures.passing(cause)) {
                return commits.failed(cause);
            }
            return new Outcome.Failed(failure.index, cause);
        }

        private List<Message<K, V>> read() throws RecordFailedException {
            List<Message<K, V>> messages = new ArrayList<>(records.size());
            for (ConsumerRecord<byte[], byte[]> raw : records) {
                try {
                    messages.add(reader.message(raw));
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

        private Duration elapsed() {
            return Duration.ofNanos(System.nanoTime() - began);
        }

        private Duration half() {
            return transactions.timeouts().idle().dividedBy(2);
        }
    }
}
