package dev.hapax.runner;

import dev.hapax.dedup.ClaimKey;
import dev.hapax.dedup.TransactionalClaims.Verdict;
import dev.hapax.handler.HandlerBody;
import dev.hapax.listener.HandlerListener;
import dev.hapax.listener.RecordAddress;
import dev.hapax.runner.DatabaseCommit.Moved;
import dev.hapax.runner.TransactionBody.Outcome;
import dev.hapax.transaction.DatabaseTransaction;
import dev.hapax.transaction.DatabaseTransactions;
import dev.hapax.transaction.SqlFailures;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** One try at one database transaction, for records whose partitions follow one another. Used once. */
final class DatabaseAttempt<K, V> {
    private final Parts<K, V> parts;
    private final List<ConsumerRecord<byte[], byte[]>> records;
    private final Ticket ticket;
    private final long began = System.nanoTime();
    /** When what was handled is committed, before the rest: asked for each record, hence no duration. */
    private final long half;

    private final List<RecordAddress> handled = new ArrayList<>();
    private final List<RecordAddress> duplicates = new ArrayList<>();
    private final Map<TopicPartition, Outbox.Sent> sent = new LinkedHashMap<>();

    DatabaseAttempt(Parts<K, V> parts, List<ConsumerRecord<byte[], byte[]>> records, Ticket ticket) {
        this.parts = parts;
        this.records = records;
        this.ticket = ticket;
        this.half = began + parts.transactions().timeouts().idle().toNanos() / 2;
    }

    /** What attempts work with. */
    record Parts<K, V>(
            RecordReader<K, V> reader,
            HandlerBody.Transactional<K, V> body,
            DatabaseTransactions transactions,
            Optional<TransactionClaims<K, V>> claims,
            DatabaseCommit commits,
            Optional<Outbox> outbox,
            HandlerListener listener) {}

    /** A record that failed, in its place. */
    private static final class RecordFailedException extends Exception {
        private final int index;

        RecordFailedException(int index, Throwable cause) {
            super(cause);
            this.index = index;
        }
    }

    Outcome run() throws SQLException {
        RecordFailedException failure;
        try (DatabaseTransaction transaction = parts.transactions().open()) {
            int count = handle(transaction);
            Map<TopicPartition, Long> next = Batch.behind(records.subList(0, count));
            Moved moved = parts.commits().moveFirst(transaction, next);
            if (moved == Moved.FENCED) {
                return parts.commits().fenced();
            }
            runStatements(transaction, count);
            writeDown(transaction, count);
            return commit(transaction, next, moved, count);
        } catch (RecordFailedException e) {
            failure = e;
        }
        return blame(failure);
    }

    /** How many records were handled. */
    private int handle(DatabaseTransaction transaction) throws SQLException, RecordFailedException {
        List<Message<K, V>> messages = read();
        List<ClaimKey> keys = keys(messages);
        List<Verdict> verdicts = List.of();
        if (parts.claims().isPresent()) {
            verdicts = parts.claims().get().claim(transaction.own(), keys);
        }
        int i = 0;
        while (i < messages.size()) {
            if (i > 0 && (ticket.isCut() || System.nanoTime() - half > 0)) {
                if (parts.claims().isPresent()) {
                    parts.claims().get().giveBack(transaction.own(), keys, verdicts, i);
                }
                return i;
            }
            int end = parts.body().lists() ? endOfPartition(i) : i + 1;
            handle(messages, i, end, keys, verdicts, transaction);
            i = end;
        }
        return i;
    }

    private int endOfPartition(int from) {
        int end = from + 1;
        while (end < records.size() && Batch.isOfSamePartition(records.get(end), records.get(from))) {
            end++;
        }
        return end;
    }

    private void handle(
            List<Message<K, V>> messages,
            int from,
            int to,
            List<ClaimKey> keys,
            List<Verdict> verdicts,
            DatabaseTransaction transaction)
            throws RecordFailedException {
        List<Message<K, V>> fresh = messages.subList(from, to);
        if (!verdicts.isEmpty()) {
            fresh = new ArrayList<>(to - from);
            for (int i = from; i < to; i++) {
                if (isNew(messages.get(i), i, keys, verdicts)) {
                    fresh.add(messages.get(i));
                }
            }
        }
        if (!fresh.isEmpty()) {
            call(fresh, to - 1, transaction);
        }
    }

    private boolean isNew(Message<K, V> message, int i, List<ClaimKey> keys, List<Verdict> verdicts)
            throws RecordFailedException {
        Verdict verdict = verdicts.get(i);
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
        Optional<Outbox.Sent> out = parts.outbox()
                .map(outbox -> sent.computeIfAbsent(Batch.partition(records.get(last)), partition -> outbox.begin()));
        try (CallTransaction call =
                new CallTransaction(transaction, out, messages.get(0).at())) {
            parts.body().call().handle(Message.records(messages), call);
            call.refuseUnsent();
        } catch (Throwable e) {
            throw new RecordFailedException(last, e);
        }
        for (Message<K, V> message : messages) {
            handled.add(message.at());
        }
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
            for (Map.Entry<TopicPartition, Outbox.Sent> each : sent.entrySet()) {
                parts.outbox().orElseThrow().write(transaction.own(), each.getKey(), each.getValue());
            }
        } catch (SQLException e) {
            if (SqlFailures.rejected(e)) {
                throw new RecordFailedException(count - 1, e);
            }
            throw e;
        }
    }

    private Outcome commit(DatabaseTransaction transaction, Map<TopicPartition, Long> next, Moved moved, int count)
            throws SQLException, RecordFailedException {
        Optional<Outcome> end;
        try {
            end = parts.commits().commit(transaction, next, moved, ticket);
        } catch (SQLException e) {
            if (SqlFailures.rejected(e)) {
                // A deferred constraint, or an error that the handler swallowed after it had aborted the transaction.
                throw new RecordFailedException(count - 1, e);
            }
            throw e;
        }
        if (end.isEmpty()) {
            sent.forEach((partition, messages) -> parts.outbox().orElseThrow().committed(partition, messages));
            handled.forEach(parts.listener()::handled);
            duplicates.forEach(parts.listener()::duplicateSuppressed);
        }
        return end.orElseGet(() -> new Outcome.Committed(count));
    }

    /** A worker that lost its partition can run into anything: only its owner's records fail. */
    private Outcome blame(RecordFailedException failure) throws SQLException {
        if (parts.commits().isFenced(Batch.partition(records.get(failure.index)))) {
            return parts.commits().fenced();
        }
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        Duration idle = parts.transactions().timeouts().idle();
        if (elapsed().compareTo(idle) > 0) {
            return new Outcome.Failed(failure.index, new TransactionTooLongException(elapsed(), idle, cause));
        }
        if (SqlFailures.passing(cause)) {
            return parts.commits().failed(cause);
        }
        return new Outcome.Failed(failure.index, cause);
    }

    private List<Message<K, V>> read() throws RecordFailedException {
        List<Message<K, V>> messages = new ArrayList<>(records.size());
        for (ConsumerRecord<byte[], byte[]> raw : records) {
            try {
                messages.add(parts.reader().message(raw));
            } catch (PoisonRecordException e) {
                throw new RecordFailedException(messages.size(), e);
            }
        }
        return messages;
    }

    private List<ClaimKey> keys(List<Message<K, V>> messages) throws RecordFailedException {
        List<ClaimKey> keys = new ArrayList<>();
        if (parts.claims().isPresent()) {
            for (Message<K, V> message : messages) {
                try {
                    keys.add(parts.claims().get().keys().read(message));
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
}
