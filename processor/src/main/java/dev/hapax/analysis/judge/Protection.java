package dev.hapax.analysis.judge;

import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Site;
import java.util.List;
import java.util.Optional;

/**
 * What keeps an effect from taking place twice.
 *
 * @param kind how
 * @param because in words, as an explanation of what was found; empty where there is nothing to say
 * @param written the effect that writes the change to its store, where that is another one
 * @param mark the call that claims, or that marks before the effect, where one does
 */
public record Protection(Kind kind, String because, Optional<Effect> written, Optional<Mark> mark) {
    Protection(Kind kind, String because) {
        this(kind, because, Optional.empty(), Optional.empty());
    }

    Protection(Kind kind, String because, Optional<Effect> written) {
        this(kind, because, written, Optional.empty());
    }

    /**
     * What claims or marks.
     *
     * @param site the call
     * @param given what it is given: another key is another mark
     */
    public record Mark(Site site, List<Expr> given) {
        /** Copies the list. */
        public Mark {
            given = List.copyOf(given);
        }

        static Mark of(Effect effect) {
            return new Mark(effect.site(), effect.arguments());
        }
    }

    /** Somebody has marked it as done before it is. */
    static Protection markedFirst(Mark mark, String because) {
        return new Protection(Kind.MARKED_FIRST, because, Optional.empty(), Optional.of(mark));
    }

    static Protection claimedBy(Mark claim) {
        return new Protection(Kind.CLAIM, "", Optional.empty(), Optional.of(claim));
    }

    /** Kinds, the best first. */
    public enum Kind {
        /** It is idempotent by itself. */
        NATURAL,
        /** The guarantee's own transaction covers it. */
        TRANSACTION,
        /** An atomic claim in the same transaction lets it happen once. */
        CLAIM,
        /** The generated wrapper's claim commits together with it. */
        DEDUP,
        /** The generated wrapper claims the message, in a store of its own: a window stays. */
        DEDUP_WITH_WINDOW,
        /** It is the mark of a check that other effects are guarded by. */
        MARK,
        /** Check, then act and mark at once: no crash comes in between, only a second run at the same time. */
        RACED,
        /** It keeps what has failed, and is judged with that failure. */
        RECOURSE,
        /** Check, act, mark: a window stays. */
        CHECKED,
        /** It tells of a failure: only a run that fails again does it again. */
        REPORT,
        /** Marked as done first and done afterwards. */
        MARKED_FIRST,
        /** A check whose mark is gone after a time. */
        EXPIRING_GUARD,
        /** A check in memory. */
        VOLATILE_GUARD,
        /** A check that nothing closes. */
        OPEN_GUARD,
        /** Perhaps the guarantee's own transaction: what it goes through could not be followed to where it comes from. */
        UNFOLLOWED,
        /** Nothing. */
        NONE
    }

    static Protection of(Kind kind) {
        return new Protection(kind, "");
    }

    /** A check of something that is gone after a restart. */
    static Protection inMemory(Subject subject) {
        return new Protection(
                Kind.VOLATILE_GUARD,
                "the check of `" + subject.name() + "` guards it, but that is in memory and gone after a restart");
    }

    /** A check of something that is gone after a time. */
    static Protection expiring(Subject subject, String time) {
        return new Protection(
                Kind.EXPIRING_GUARD, "the mark in `" + subject.name() + "` guards it, but that is gone after " + time);
    }
}
