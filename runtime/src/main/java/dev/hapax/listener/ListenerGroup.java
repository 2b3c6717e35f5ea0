package dev.hapax.listener;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Tells all listeners, and then throws what the first of those threw that did. */
record ListenerGroup(List<HandlerListener> listeners) implements HandlerListener {
    private void tell(Consumer<HandlerListener> event) {
        @Nullable RuntimeException first = null;
        for (HandlerListener listener : listeners) {
            try {
                event.accept(listener);
            } catch (RuntimeException e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }

    @Override
    public void polled(RecordAddress at) {
        tell(l -> l.polled(at));
    }

    @Override
    public void handled(RecordAddress at) {
        tell(l -> l.handled(at));
    }

    @Override
    public void duplicateSuppressed(RecordAddress at) {
        tell(l -> l.duplicateSuppressed(at));
    }

    @Override
    public void failed(RecordAddress at, Throwable cause) {
        tell(l -> l.failed(at, cause));
    }

    @Override
    public void retried(RecordAddress at, int attempt) {
        tell(l -> l.retried(at, attempt));
    }

    @Override
    public void deadLettered(RecordAddress at) {
        tell(l -> l.deadLettered(at));
    }

    @Override
    public void committed(RecordAddress next) {
        tell(l -> l.committed(next));
    }

    @Override
    public void lost(RecordAddress at) {
        tell(l -> l.lost(at));
    }

    @Override
    public void fenced(RecordAddress at) {
        tell(l -> l.fenced(at));
    }

    @Override
    public void batch(String handler, int records) {
        tell(l -> l.batch(handler, records));
    }

    @Override
    public void called(String handler, Duration took) {
        tell(l -> l.called(handler, took));
    }

    @Override
    public void storeAsked(String handler, Duration took) {
        tell(l -> l.storeAsked(handler, took));
    }

    @Override
    public void relayed(String handler, int messages) {
        tell(l -> l.relayed(handler, messages));
    }

    @Override
    public void outboxHeldUp(String handler, TopicPartition source, boolean heldUp) {
        tell(l -> l.outboxHeldUp(handler, source, heldUp));
    }

    @Override
    public void lag(String handler, Map<TopicPartition, Long> records) {
        tell(l -> l.lag(handler, records));
    }
}
