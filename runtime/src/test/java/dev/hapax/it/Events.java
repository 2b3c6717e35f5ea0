package dev.hapax.it;

import dev.hapax.listener.HandlerListener;
import dev.hapax.listener.RecordAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.TopicPartition;

/** Remembers what a runner told. */
final class Events implements HandlerListener {
    final List<RecordAddress> polled = new CopyOnWriteArrayList<>();
    final List<RecordAddress> handled = new CopyOnWriteArrayList<>();
    final List<RecordAddress> duplicates = new CopyOnWriteArrayList<>();
    final List<RecordAddress> failed = new CopyOnWriteArrayList<>();
    final List<RecordAddress> retried = new CopyOnWriteArrayList<>();
    final List<RecordAddress> deadLettered = new CopyOnWriteArrayList<>();
    final List<RecordAddress> committed = new CopyOnWriteArrayList<>();
    final List<RecordAddress> lost = new CopyOnWriteArrayList<>();
    final List<RecordAddress> fenced = new CopyOnWriteArrayList<>();
    final AtomicInteger relayed = new AtomicInteger();
    final List<Boolean> outboxHeldUp = new CopyOnWriteArrayList<>();

    @Override
    public void polled(RecordAddress at) {
        polled.add(at);
    }

    @Override
    public void handled(RecordAddress at) {
        handled.add(at);
    }

    @Override
    public void duplicateSuppressed(RecordAddress at) {
        duplicates.add(at);
    }

    @Override
    public void failed(RecordAddress at, Throwable cause) {
        failed.add(at);
    }

    @Override
    public void retried(RecordAddress at, int attempt) {
        retried.add(at);
    }

    @Override
    public void deadLettered(RecordAddress at) {
        deadLettered.add(at);
    }

    @Override
    public void committed(RecordAddress next) {
        committed.add(next);
    }

    @Override
    public void lost(RecordAddress at) {
        lost.add(at);
    }

    @Override
    public void fenced(RecordAddress at) {
        fenced.add(at);
    }

    @Override
    public void relayed(String handler, int messages) {
        relayed.addAndGet(messages);
    }

    @Override
    public void outboxHeldUp(String handler, TopicPartition source, boolean heldUp) {
        outboxHeldUp.add(heldUp);
    }
}
