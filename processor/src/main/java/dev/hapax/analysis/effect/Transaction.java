package dev.hapax.analysis.effect;

import dev.hapax.analysis.catalog.Role.Manager;
import dev.hapax.analysis.flow.Site;
import java.util.Optional;

/**
 * The database transaction that something is done in, as far as the methods on the way to it say. Two things of one
 * handler share a transaction when theirs have begun at the same call.
 *
 * @param kind how it depends on the caller
 * @param begin where it begins; empty where none begins on the way
 * @param manager who takes care of it
 */
public record Transaction(Kind kind, Optional<Site> begin, Manager manager) {
    /** How a transaction depends on what the caller runs in. */
    public enum Kind {
        /** It is the caller's, if there is one. */
        CALLERS,
        /** It is the caller's, or one that begins here where there is none. */
        JOINED,
        /** It begins here, whatever the caller runs in. */
        OWN,
        /** There is none, whatever the caller runs in. */
        NONE
    }

    /** Whatever the caller runs in. */
    static final Transaction CALLERS = new Transaction(Kind.CALLERS, Optional.empty(), Manager.FRAMEWORK);

    /** None. */
    static final Transaction NONE = new Transaction(Kind.NONE, Optional.empty(), Manager.FRAMEWORK);

    /** The caller's, or one that begins here. */
    static Transaction joined(Site begin, Manager manager) {
        return new Transaction(Kind.JOINED, Optional.of(begin), manager);
    }

    /** One of its own. */
    static Transaction own(Site begin, Manager manager) {
        return new Transaction(Kind.OWN, Optional.of(begin), manager);
    }

    /** What becomes of it where the caller runs in another one. */
    Transaction in(Transaction outer) {
        return switch (kind) {
            case CALLERS -> outer;
            case JOINED ->
                switch (outer.kind) {
                    case CALLERS -> this;
                    case JOINED, OWN -> outer;
                    case NONE -> new Transaction(Kind.OWN, begin, manager);
                };
            case OWN, NONE -> this;
        };
    }

    /**
     * Whether something else is done in the same transaction.
     *
     * @param other the transaction of the other
     * @return true if both have begun at the same place
     */
    public boolean isShared(Transaction other) {
        return begin.isPresent() && begin.equals(other.begin);
    }
}
