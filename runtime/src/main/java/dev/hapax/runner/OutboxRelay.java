package dev.hapax.runner;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what waits in the outbox, on a thread of its own, which begins with the first signal. Nothing is asked of the database
 * while nothing is signalled. Thread-safe.
 */
final class OutboxRelay implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    /** What is sent later than that is sent by the next worker. */
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final String handler;
    private final OutboxRows rows;
    private final RelayProducer producer;
    private final Duration closing;
    private final IntConsumer relayed;
    private final OutboxHoldUps holdUps;
    private final Map<TopicPartition, PartitionRelay> relays = new HashMap<>();
    private final Set<TopicPartition> signalled = new HashSet<>();
    private Optional<Thread> thread = Optional.empty();
    private boolean woken;
    private boolean closed;

    /**
     * A relay.
     *
     * @param handler names its thread
     * @param rows what waits
     * @param producer sends it
     * @param closing how long the end may take
     * @param relayed is told how many messages were acknowledged
     * @param holdUps is told which were not
     */
    OutboxRelay(
            String handler,
            OutboxRows rows,
            RelayProducer producer,
            Duration closing,
            IntConsumer relayed,
            OutboxHoldUps holdUps) {
        this.handler = handler;
        this.rows = rows;
        this.producer = producer;
        this.closing = closing.compareTo(CLOSING) < 0 ? closing : CLOSING;
        this.relayed = relayed;
        this.holdUps = holdUps;
    }

    /** Messages of a partition may be waiting. */
    synchronized void signal(TopicPartition partition) {
        signalled.add(partition);
        if (thread.isEmpty() && !closed) {
            Thread made = new Thread(this::run, "hapax-outbox-" + handler);
            made.setDaemon(true);
            made.start();
            thread = Optional.of(made);
        }
        wake();
    }

    private synchronized void wake() {
        woken = true;
        notifyAll();
    }

    private void run() {
        try {
            Duration pause = Duration.ZERO;
            while (await(pause)) {
                pause = turn();
            }
            end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            producer.close();
            holdUps.releaseAll();
        }
    }

    /** Waits until there may be something to do; false once the relay is to end. */
    private synchronized boolean await(Duration pause) throws InterruptedException {
        long deadline = System.nanoTime() + pause.toNanos();
        while (!woken && !closed) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                break;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        woken = false;
        signalled.forEach(partition -> relays.computeIfAbsent(
                partition, p -> new PartitionRelay(handler, p, rows, producer, this::wake, relayed, holdUps)));
        signalled.clear();
        return !closed;
    }

    private Duration turn() {
        Duration pause = LONGEST;
        Iterator<Map.Entry<TopicPartition, PartitionRelay>> each =
                relays.entrySet().iterator();
        while (each.hasNext()) {
            Map.Entry<TopicPartition, PartitionRelay> relay = each.next();
            Optional<Duration> next = relay.getValue().step();
            if (next.isEmpty()) {
                holdUps.released(relay.getKey());
                each.remove();
            } else if (next.get().compareTo(pause) < 0) {
                pause = next.get();
            }
        }
        return pause;
    }

    /** What waits is still sent where that goes well, so that an orderly end leaves nothing behind and repeats nothing. */
    private void end() throws InterruptedException {
        long deadline = System.nanoTime() + closing.toNanos();
        while (!relays.values().stream().allMatch(PartitionRelay::isHeldUp) && System.nanoTime() - deadline < 0) {
            turn();
            Thread.sleep(5);
        }
        for (PartitionRelay relay : relays.values()) {
            try {
                relay.finish();
            } catch (SQLException | RuntimeException e) {
                LOG.atWarn()
                        .addKeyValue("handler", handler)
                        .log("messages that were sent stay in the outbox, and are sent again: {}", Sentences.of(e));
            }
        }
    }

    /** Ends the relay; waits for it. */
    @Override
    public void close() {
        Optional<Thread> running;
        synchronized (this) {
            closed = true;
            notifyAll();
            running = thread;
        }
        if (running.isPresent()) {
            try {
                running.get().join(closing.plusSeconds(5).toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            running.get().interrupt();
        }
    }
}
