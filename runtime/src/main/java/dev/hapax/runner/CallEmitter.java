package dev.hapax.runner;

import dev.hapax.Emitter;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The emitter of one handler call. What is sent after the call, or from another thread, would escape the guarantee. */
final class CallEmitter<A, B> implements Emitter<A, B>, AutoCloseable {
    private final Thread caller = Thread.currentThread();
    private final Consumer<ProducerRecord<A, B>> out;
    private volatile boolean closed;

    CallEmitter(Consumer<ProducerRecord<A, B>> out) {
        this.out = out;
    }

    @Override
    public void send(ProducerRecord<A, B> message) {
        if (closed) {
            throw new IllegalStateException(
                    "this emitter was valid only during the handler call that it was passed to");
        }
        if (Thread.currentThread() != caller) {
            throw new IllegalStateException("an emitter is used on the thread of its handler call, which is "
                    + caller.getName() + ", not on " + Thread.currentThread().getName());
        }
        out.accept(message);
    }

    @Override
    public void close() {
        closed = true;
    }
}
