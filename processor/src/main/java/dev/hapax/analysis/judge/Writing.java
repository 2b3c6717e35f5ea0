package dev.hapax.analysis.judge;

import dev.hapax.analysis.flow.Expr;
import java.util.Map;
import java.util.Optional;

/**
 * How a change can make a check come out otherwise the next time.
 *
 * @param kind what it does to the thing that was looked at
 * @param values the fields or columns that it overwrites, in lower case, with the new values where they are known
 */
record Writing(Kind kind, Map<String, Optional<Expr>> values) {
    static final Writing NOTHING = new Writing(Kind.NOTHING, Map.of());

    /** Copies the map. */
    Writing {
        values = Map.copyOf(values);
    }

    /** Kinds of writes. */
    enum Kind {
        /** It only reads, or changes values in a way that says nothing of what they are then. */
        NOTHING,
        /** It adds something to values, or takes something off: they are not what they were. */
        GROWTH,
        /** It overwrites values. */
        VALUES,
        /** It puts something into a collection: what was there stays. */
        PUT,
        /** It writes back an object that was read: what has changed in it says what that does. */
        WRITE_BACK,
        /** It makes the thing, or replaces it as a whole. */
        WHOLE,
        /** It takes the thing away. */
        REMOVAL
    }

    static Writing of(Kind kind) {
        return new Writing(kind, Map.of());
    }
}
