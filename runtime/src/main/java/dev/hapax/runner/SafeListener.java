package dev.hapax.runner;

import dev.hapax.listener.HandlerListener;
import dev.hapax.listener.RecordAddress;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what a listener throws from the runner. */
final class SafeListener implements HandlerListener {
    private static final Logger LOG = LoggerFactory.getLogger(SafeListener.class);

    private final HandlerListener listener;

    private SafeListener(HandlerListener listener) {
        this.listener = listener;
    }

    /** The same listener, made safe; one that hears nothing stays what it is, so that nothing need be told. */
    static HandlerListener of(HandlerListener listener) {
        return listener == HandlerListener.NONE ? listener : new SafeListener(listener);
    }

    @Override
    public void polled(RecordAddress at) {
        tell(at, l -> l.polled(at));
    }

    @Override
    public void handled(RecordAddress at) {
        tell(at, l -> l.handled(at));
    }

    @Override
    public void duplicateSuppressed(RecordAddress at) {
        tell(at, l -> l.duplicateSuppressed(at));
    }

    @Override
    public void failed(RecordAddress at, Throwable cause) {
        tell(at, l -> l.failed(at, cause));
    }

    @Override
    public void retried(RecordAddress at, int attempt) {
        tell(at, l -> l.retried(at, attempt));
    }

    @Override
    public void deadLettered(RecordAddress at) {
        tell(at, l -> l.deadLettered(at));
    }

    @Override
    public void committed(RecordAddress next) {
        tell(next, l -> l.committed(next));
    }

    @Override
    public void lost(RecordAddress at) {
        tell(at, l -> l.lost(at));
    }

    @Override
    public void fenced(RecordAddress at) {
        tell(at, l -> l.fenced(at));
    }

    @Override
    public void batch(String handler, int records) {
        tell(handler, l -> l.batch(handler, records));
    }

    @Override
    public void called(String handler, Duration took) {
        tell(handler, l -> l.called(handler, took));
    }

    @Override
    public void storeAsked(String handler, Duration took) {
        tell(handler, l -> l.storeAsked(handler, took));
    }

    @Override
    public void relayed(String handler, int messages) {
        tell(handler, l -> l.relayed(handler, messages));
    }

    @Override
    public void outboxHeldUp(String handler, TopicPartition source, boolean heldUp) {
        tell(handler, l -> l.outboxHeldUp(handler, source, heldUp));
    }

    @Override
    public void lag(String handler, Map<TopicPartition, Long> records) {
        tell(handler, l -> l.lag(handler, records));
    }

    private void tell(String handler, Consumer<HandlerListener> event) {
        try {
            event.accept(listener);
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("handler", handler)
                    .setCause(e)
                    .log("the listener {} failed", listener.getClass().getName());
        }
    }

    private void tell(RecordAddress at, Consumer<HandlerListener> event) {
        try {
            event.accept(listener);
        } catch (RuntimeException e) {
            LogLine.at(LOG.atWarn(), at)
                    .setCause(e)
                    .log("the listener {} failed", listener.getClass().getName());
        }
    }
}
