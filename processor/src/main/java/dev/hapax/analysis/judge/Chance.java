package dev.hapax.analysis.judge;

import dev.hapax.analysis.CodePlace;
import dev.hapax.analysis.PathStep;
import dev.hapax.analysis.handlers.Handler;
import java.util.List;

/**
 * A value that differs from run to run and makes a difference to what a handler does.
 *
 * @param handler the handler
 * @param kind what it decides
 * @param place the call that hands it out
 * @param path the way to the effect that it ends up in, and the call itself
 * @param source the call, as {@code UUID.randomUUID()}
 * @param field what it becomes, as {@code Payment.id}; empty where that has no name
 * @param effect the effect, in words
 */
public record Chance(
        Handler handler, Kind kind, CodePlace place, List<PathStep> path, String source, String field, String effect) {
    /** Copies the list. */
    public Chance {
        path = List.copyOf(path);
    }

    /** What a value decides that differs from run to run. */
    public enum Kind {
        /** Which thing it is: a key of what is stored. */
        KEY,
        /** Which thing it is, for those who receive it. */
        NAME,
        /** What is written or sent. */
        VALUE,
        /** Whether the effect takes place. */
        OUTCOME
    }
}
