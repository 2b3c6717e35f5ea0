package dev.hapax.runner;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.UnknownProducerIdException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The producer of one {@code transactional.id}, made anew when the broker no longer takes it. The handler thread uses it, and
 * the polling thread while nothing is in flight; closing from another thread ends what is open.
 */
final class TransactionalProducer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TransactionalProducer.class);
    private static final List<Class<? extends KafkaException>> FENCING = List.of(
            ProducerFencedException.class, InvalidProducerEpochException.class, FencedInstanceIdException.class);
    private static final List<Class<? extends KafkaException>> BREAKING = List.of(
            InvalidTxnStateException.class,
            OutOfOrderSequenceException.class,
            UnknownProducerIdException.class,
            InvalidPidMappingException.class);
    /** By its name: clients before 4.1 do not have it. */
    private static final String RECOVERABLE = "org.apache.kafka.common.errors.ApplicationRecoverableException";

    private final String id;
    private final Duration timeout;
    private final Supplier<Producer<byte[], byte[]>> maker;
    private final TransactionEnds ends;
    private final WrittenPartitions written = new WrittenPartitions();
    /** The groups whose offsets go with the open transaction. */
    private final Set<String> groups = new HashSet<>();

    private Optional<Producer<byte[], byte[]>> current = Optional.empty();
    private boolean open;
    private boolean closed;

    TransactionalProducer(Map<String, Object> settings, Admin admin) {
        this.id = String.valueOf(settings.get(ProducerConfig.TRANSACTIONAL_ID_CONFIG));
        this.timeout = millis(settings, ProducerConfig.TRANSACTION_TIMEOUT_CONFIG);
        this.maker = () -> new KafkaProducer<>(settings);
        this.ends = new TransactionEnds(admin, id, millis(settings, ProducerConfig.MAX_BLOCK_MS_CONFIG));
    }

    /** The longest that a transaction may last. */
    Duration timeout() {
        return timeout;
    }

    /** Sees to it that there is a producer. What a killed predecessor of the same id left open is aborted. */
    synchronized Producer<byte[], byte[]> ready() {
        if (closed) {
            throw new KafkaException("the handler was stopped");
        }
        if (current.isEmpty()) {
            ends.last().ifPresentOrElse(this::remember, this::toBeAborted);
            Producer<byte[], byte[]> made = maker.get();
            try {
                made.initTransactions();
                completeAbort();
            } catch (KafkaException e) {
                made.close(Duration.ZERO);
                throw e;
            }
            current = Optional.of(made);
        }
        return current.get();
    }

    /** A new producer ends what is open by aborting it; what was committed is left alone. */
    private void remember(TransactionEnds.Last last) {
        if (last.committed()) {
            written.commit();
            groups.clear();
        } else {
            written.aborted(last.partitions());
            toBeAborted();
        }
    }

    private void toBeAborted() {
        written.abort();
        groups.forEach(group -> ends.offsetsOf(group).ifPresent(offsets -> written.aborted(Set.of(offsets))));
        groups.clear();
    }

    private void completeAbort() {
        ends.completeAbort(written);
        written.ended();
    }

    /** Hears where something was sent to, whatever became of it. Thread-safe. */
    void sentTo(RecordMetadata where) {
        written.sent(where);
    }

    /** Hears before a group's offsets are sent. */
    synchronized void sendingOffsetsOf(String group) {
        groups.add(group);
    }

    /** Begins a transaction. */
    synchronized Producer<byte[], byte[]> begin() {
        Producer<byte[], byte[]> producer = ready();
        producer.beginTransaction();
        open = true;
        return producer;
    }

    /** The transaction was committed. */
    synchronized void committed() {
        open = false;
        written.commit();
        groups.clear();
    }

    /** Aborts the open transaction. */
    synchronized void abort() {
        if (open && current.isPresent()) {
            open = false;
            try {
                current.get().abortTransaction();
                toBeAborted();
                completeAbort();
            } catch (KafkaException e) {
                discard();
            }
        }
    }

    /** Drops the producer and makes another, so that an open transaction ends now and its offsets can be read. */
    synchronized void discard() {
        drop();
        if (closed) {
            return;
        }
        try {
            ready();
        } catch (KafkaException e) {
            LOG.atWarn()
                    .addKeyValue("transactional.id", id)
                    .log("no new producer could be made, it is tried again: {}", Sentences.of(e));
        }
    }

    private void drop() {
        open = false;
        current.ifPresent(producer -> producer.close(Duration.ZERO));
        current = Optional.empty();
    }

    /** Whether another producer, or the broker itself, ended this producer's epoch. */
    static boolean isFencing(Throwable thrown) {
        return isOneOf(FENCING, thrown);
    }

    /** Whether a producer must be made anew after this. */
    static boolean isBroken(Throwable thrown) {
        return isFencing(thrown) || isOneOf(BREAKING, thrown) || isRecoverable(thrown);
    }

    private static boolean isRecoverable(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            for (Class<?> type = cause.getClass(); type != null; type = type.getSuperclass()) {
                if (type.getName().equals(RECOVERABLE)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isOneOf(List<Class<? extends KafkaException>> types, Throwable thrown) {
        Throwable cause = thrown;
        while (cause != null) {
            for (Class<? extends KafkaException> type : types) {
                if (type.isInstance(cause)) {
                    return true;
                }
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static Duration millis(Map<String, Object> settings, String key) {
        Object value = ProducerConfig.configDef().parse(settings).get(key);
        return Duration.ofMillis(value instanceof Number millis ? millis.longValue() : 60_000);
    }

    @Override
    public synchronized void close() {
        closed = true;
        // An open transaction would hold up those who read its topics until it times out.
        abort();
        drop();
    }
}
