package dev.hapax.killmatrix;

import dev.hapax.listener.HandlerListener;
import dev.hapax.listener.RecordAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Counts the records of one shape that are in flight: polled, and not yet both done with and committed as far as this
 * worker knows.
 */
final class Flight implements HandlerListener {
    private final Shape shape;
    private final Recorder recorder;
    private final Trap trap;
    private final Map<Integer, NavigableMap<Long, Boolean>> done = new HashMap<>();
    private final Map<Integer, Long> committed = new HashMap<>();
    private int handled;
    private int lost;

    Flight(Shape shape, Recorder recorder, Trap trap) {
        this.shape = shape;
        this.recorder = recorder;
        this.trap = trap;
    }

    synchronized int inFlight() {
        return done.values().stream().mapToInt(Map::size).sum();
    }

    @Override
    public void polled(RecordAddress at) {
        synchronized (this) {
            done.computeIfAbsent(at.partition(), p -> new TreeMap<>()).put(at.offset(), false);
            write();
        }
        trap.reached(Seam.AFTER_POLL);
    }

    @Override
    public synchronized void handled(RecordAddress at) {
        handled++;
        recorder.handled(shape, handled);
        done(at);
    }

    @Override
    public void duplicateSuppressed(RecordAddress at) {
        done(at);
    }

    @Override
    public void deadLettered(RecordAddress at) {
        done(at);
    }

    @Override
    public synchronized void lost(RecordAddress at) {
        lost++;
        recorder.lost(shape, lost);
        done(at);
    }

    @Override
    public synchronized void committed(RecordAddress next) {
        committed.put(next.partition(), next.offset());
        forget(next.partition());
    }

    private synchronized void done(RecordAddress at) {
        done.computeIfAbsent(at.partition(), p -> new TreeMap<>()).computeIfPresent(at.offset(), (o, was) -> true);
        forget(at.partition());
    }

    private void forget(int partition) {
        NavigableMap<Long, Boolean> records = done.computeIfAbsent(partition, p -> new TreeMap<>());
        records.headMap(committed.getOrDefault(partition, 0L), false).values().removeIf(finished -> finished);
        write();
    }

    private void write() {
        recorder.inFlight(shape, inFlight());
    }
}
