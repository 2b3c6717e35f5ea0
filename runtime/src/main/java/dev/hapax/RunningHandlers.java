package dev.hapax;

import dev.hapax.health.HandlerHealth;
import java.util.List;

/** Handlers that run until they are closed. Thread-safe. */
public interface RunningHandlers extends AutoCloseable {
    /**
     * Waits until the handlers are closed or one of them has to stop. The others run on until {@link #close()}.
     *
     * @throws HandlerStoppedException if a handler had to stop
     * @throws InterruptedException if the waiting thread is interrupted; the handlers run on
     */
    void join() throws InterruptedException;

    /**
     * How the handlers are, for a health check: one entry each, in the order in which they were given, also once they are
     * closed.
     *
     * @return an unmodifiable list
     */
    List<HandlerHealth> health();

    /**
     * Stops all handlers: what is being handled is finished (within the shutdown timeout), the handled prefix is
     * committed, and connections are closed. Records that were polled and not handled stay uncommitted, except under
     * {@link Delivery#AT_MOST_ONCE}, where they are lost. Has no effect the second time.
     */
    @Override
    void close();
}
