package dev.hapax.analysis.judge;

import dev.hapax.analysis.HandlerMethod.Guarantee;
import dev.hapax.analysis.effect.At;
import dev.hapax.analysis.handlers.Handler;
import java.util.List;

/**
 * A place at which the work of a handler can be lost while its offset is committed: what the rules of losses decide by.
 *
 * @param handler the handler
 * @param kind how it is lost
 * @param at where that is decided
 * @param work what is lost, in words, as {@code the call of `OrderRepository.save(Object)`}
 * @param sure whether that is surely work that somebody misses
 * @param isDeclared whether findings that are sure are errors
 */
public record Loss(Handler handler, Kind kind, At at, List<String> work, boolean sure, boolean isDeclared) {
    /** Copies the list. */
    public Loss {
        work = List.copyOf(work);
    }

    /** How work is lost. */
    public enum Kind {
        /** Its failure is caught and dropped. */
        DROPPED,
        /** Its failure is caught, and something else is done instead. */
        REPORTED,
        /** Its failure is caught and the message sent away, but nobody waits for that. */
        SENT_AWAY,
        /** A failure before it is caught and dropped, and it is left out. */
        LEFT_OUT,
        /** Its failure is caught and dropped, and the message is acknowledged with a later one. */
        UNACKNOWLEDGED,
        /** The message is acknowledged although it failed. */
        ACKNOWLEDGED_ANYWAY,
        /** It runs elsewhere, and nobody waits for it. */
        HANDED_OFF,
        /** It never begins. */
        NEVER_BEGUN,
        /** It is kept in memory for something else to do it. */
        KEPT_IN_MEMORY,
        /** It is sent, and nobody waits for it to arrive. */
        UNAWAITED,
        /** The message is acknowledged before it. */
        ACKNOWLEDGED_FIRST
    }

    /**
     * The guarantee that it is judged by.
     *
     * @return the handler's guarantee
     */
    public Guarantee guarantee() {
        return handler.method().guarantee();
    }

    /**
     * The same, as if its handler declared its guarantee.
     *
     * @return the declared form
     */
    public Loss asDeclared() {
        return isDeclared ? this : new Loss(handler, kind, at, work, sure, true);
    }
}
