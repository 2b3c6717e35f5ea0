package dev.hapax.runner;

import dev.hapax.outbox.OutboxId;
import dev.hapax.outbox.OutboxRow;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Relays the messages that the records of one partition brought about: sends the first of those that wait, deletes them once
 * they are acknowledged, and begins again at the first. Once one was refused they go one by one, so that none overtakes it.
 * Used by the relay's thread.
 */
final class PartitionRelay {
    private static final Logger LOG = LoggerFactory.getLogger(PartitionRelay.class);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final Duration UNANSWERED = Duration.ofSeconds(1);
    private static final int AT_A_TIME = 200;

    private final String handler;
    private final TopicPartition partition;
    private final OutboxRows rows;
    private final RelayProducer producer;
    private final Runnable wake;
    private final IntConsumer relayed;
    private final OutboxHoldUps holdUps;
    private List<Sending> inFlight = List.of();
    private List<OutboxId> acknowledged = List.of();
    private boolean oneByOne;
    private boolean failed;
    private long notBefore = System.nanoTime();

    private record Sending(OutboxRow row, Future<RecordMetadata> answer) {}

    PartitionRelay(
            String handler,
            TopicPartition partition,
            OutboxRows rows,
            RelayProducer producer,
            Runnable wake,
            IntConsumer relayed,
            OutboxHoldUps holdUps) {
        this.handler = handler;
        this.partition = partition;
        this.rows = rows;
        this.producer = producer;
        this.wake = wake;
        this.relayed = relayed;
        this.holdUps = holdUps;
    }

    /** Does what can be done now; when to come again at the latest, or empty if nothing waits. */
    Optional<Duration> step() {
        Duration pause = Duration.ofNanos(notBefore - System.nanoTime());
        if (!pause.isNegative() && !pause.isZero()) {
            return Optional.of(pause);
        }
        if (isWaiting()) {
            return Optional.of(UNANSWERED);
        }
        try {
            finish();
            return notBefore - System.nanoTime() > 0 ? Optional.of(AGAIN) : sendNext();
        } catch (SQLException | RuntimeException e) {
            // A row that cannot be read, a transaction source of the user's: the thread relays other partitions too.
            fails("the outbox cannot be read", e);
            return Optional.of(AGAIN);
        }
    }

    /** Whether the last try failed. */
    boolean isHeldUp() {
        return failed;
    }

    /** Whether something was sent that is not answered. */
    private boolean isWaiting() {
        return inFlight.stream().anyMatch(sending -> !sending.answer().isDone());
    }

    /** Deletes what is acknowledged. */
    void finish() throws SQLException {
        settle();
        if (acknowledged.isEmpty()) {
            return;
        }
        // Kept where this fails: then it is not sent again by this worker.
        rows.delete(acknowledged);
        relayed.accept(acknowledged.size());
        acknowledged = List.of();
    }

    private void settle() {
        List<OutboxId> done = new ArrayList<>(acknowledged);
        boolean refused = false;
        for (Sending sending : inFlight) {
            Optional<Throwable> failure = failure(sending.answer());
            if (failure.isEmpty()) {
                done.add(sending.row().id());
            } else if (!refused) {
                refused = true;
                producer.failed(failure.get());
                fails("a message to " + sending.row().message().topic() + " cannot be sent", failure.get());
            }
        }
        if (!inFlight.isEmpty() && !refused) {
            failed = false;
            holdUps.released(partition);
        }
        oneByOne = refused || (oneByOne && inFlight.isEmpty());
        inFlight = List.of();
        acknowledged = List.copyOf(done);
    }

    private static Optional<Throwable> failure(Future<RecordMetadata> answer) {
        if (!answer.isDone()) {
            return Optional.of(new IllegalStateException("it was not answered"));
        }
        try {
            answer.get();
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.of(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(e);
        }
    }

    private Optional<Duration> sendNext() throws SQLException {
        Optional<List<OutboxRow>> next = rows.first(partition, oneByOne ? 1 : AT_A_TIME);
        if (next.isEmpty() || next.get().isEmpty()) {
            return Optional.empty();
        }
        List<Sending> sent = new ArrayList<>();
        for (OutboxRow row : next.get()) {
            Future<RecordMetadata> answer = producer.send(row.identified(), wake);
            sent.add(new Sending(row, answer));
            if (answer.isDone() && failure(answer).isPresent()) {
                break;
            }
        }
        inFlight = List.copyOf(sent);
        return Optional.of(isWaiting() ? UNANSWERED : Duration.ZERO);
    }

    private void fails(String what, Throwable cause) {
        notBefore = System.nanoTime() + AGAIN.toNanos();
        // Said once until something gets through.
        LogLine.at(LOG.atLevel(failed ? Level.DEBUG : Level.WARN), handler, partition).log(
                "{}, it is tried again and what was sent after it waits: {}", what, Sentences.of(cause));
        failed = true;
        holdUps.heldUp(partition, what + ": " + Sentences.of(cause));
    }
}
