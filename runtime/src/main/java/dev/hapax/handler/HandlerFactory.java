package dev.hapax.handler;

import java.util.List;

/** A generated consumer factory: the handlers of one class, ready to run. */
public interface HandlerFactory {
    /**
     * The handlers of the class, in the order of their declaration.
     *
     * @return an unmodifiable list
     */
    List<Handler<?, ?>> handlers();
}
