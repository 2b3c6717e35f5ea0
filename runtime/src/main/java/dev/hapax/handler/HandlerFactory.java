package dev.hapax.handler;

import java.util.List;

/**
 * A generated consumer factory: the handlers of one class, ready to run. Asked once for each start, on the thread that starts;
 * the handlers that it makes are called on the runner's threads. Need not be thread-safe.
 */
public interface HandlerFactory {
    /**
     * The handlers of the class, in the order of their declaration.
     *
     * @return an unmodifiable list
     */
    List<Handler<?, ?>> handlers();
}
