package dev.hapax.runner;

import dev.hapax.RunningHandlers;
import dev.hapax.StartException;
import dev.hapax.handler.Handler;
import java.util.List;

/** Starts handlers. Internal: called by {@link dev.hapax.Hapax}. */
public final class Runners {
    private Runners() {}

    /**
     * Checks everything that can be checked, then starts the handlers.
     *
     * @param settings what the application gave
     * @param handlers the handlers
     * @return the running handlers
     * @throws StartException if something is wrong; nothing is left open
     */
    public static RunningHandlers start(RunnerSettings settings, List<Handler<?, ?>> handlers) {
        if (handlers.isEmpty()) {
            throw new StartException("there is no handler to start: give start() a generated factory");
        }
        throw new UnsupportedOperationException(settings.bootstrap());
    }
}
