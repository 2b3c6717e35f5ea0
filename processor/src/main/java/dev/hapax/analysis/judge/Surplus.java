package dev.hapax.analysis.judge;

import dev.hapax.analysis.CodePlace;
import dev.hapax.analysis.handlers.Handler;
import java.util.List;

/**
 * Something that a handler declares, that costs something, and that it surely does not need.
 *
 * @param handler the handler
 * @param kind what it does not need
 * @param place where the handler is declared
 * @param effects what it does, in words
 */
public record Surplus(Handler handler, Kind kind, CodePlace place, List<String> effects) {
    /** Copies the list. */
    public Surplus {
        effects = List.copyOf(effects);
    }

    /** What a handler can do without. */
    public enum Kind {
        /** Exactly-once: each of its effects bears a repetition. */
        GUARANTEE,
        /** A deduplication key: each of its effects is let through once for each value of the key anyway. */
        DEDUP
    }
}
