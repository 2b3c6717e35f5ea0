package dev.hapax.analysis.config;

import dev.hapax.analysis.handlers.Handler;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A handler as its framework runs it.
 *
 * @param handler the handler
 * @param framework what runs it
 * @param names what settings can call it by: its channels, its group, its class
 * @param factory the container factory that it names; empty for the framework's own choice
 * @param own the settings that its annotations hold, and their defaults where those matter
 */
record Subscription(
        Handler handler, Framework framework, Set<String> names, Optional<String> factory, List<KafkaSetting> own) {
    /** Copies the collections. */
    Subscription {
        names = Set.copyOf(names);
        own = List.copyOf(own);
    }

    /** Whether somebody declared its guarantee. */
    boolean isDeclared() {
        return handler.isDeclared();
    }
}
