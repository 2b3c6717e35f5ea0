package dev.hapax.analysis.effect;

import dev.hapax.analysis.catalog.Role.Manager;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.flow.Site;
import java.util.Optional;

/**
 * The database transaction that something is done in, as far as the methods on the way to it say. Two things of one
 * handler share a transaction when theirs have begun at the same call.
 *
 * @param kind how it depends on the caller
 * @param begin where it begins, or where the one has begun that is over; empty where none begins on the way
 * @param manager who takes care of it
 * @param whole the method that is all of it, so that an unchecked exception which leaves that undoes it; empty where there is
 *     none such
 */
public record Transaction(Kind kind, Optional<Site> begin, Manager manager, Optional<MethodKey> whole) {
    /** How a transaction depends on what the caller runs in. */
    public enum Kind {
        /** It is the caller's, if there is one. */
        CALLERS,
        /** It is the caller's, or one that begins here where there is none. */
        JOINED,
        /** It begins here, whatever the caller runs in. */
        OWN,
        /** There is none, whatever the caller runs in. */
        NONE,
        /** There is none: the caller's is over. */
        LATE
    }

    private Transaction(Kind kind, Optional<Site> begin, Manager manager) {
        this(kind, begin, manager, Optional.empty());
    }

    /** Whatever the caller runs in. */
    static final Transaction CALLERS = new Transaction(Kind.CALLERS, Optional.empty(), Manager.FRAMEWORK);

    /** None any more, of whatever the caller runs in. */
    static final Transaction LATE = new Transaction(Kind.LATE, Optional.empty(), Manager.FRAMEWORK);

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

    /** The same, all of which is one method. */
    Transaction of(MethodKey method) {
        return new Transaction(kind, begin, manager, Optional.of(method));
    }

    /** Whether an unchecked exception that leaves a method undoes what has been done in another transaction within it. */
    boolean undoes(MethodKey failing, Transaction inner) {
        return isOpen()
                && whole.filter(failing::equals).isPresent()
                && (inner.kind == Kind.CALLERS || inner.kind == Kind.JOINED);
    }

    /** What becomes of it where the caller runs in another one. */
    Transaction in(Transaction outer) {
        return switch (kind) {
            case CALLERS -> outer;
            case JOINED ->
                switch (outer.kind) {
                    case CALLERS -> this;
                    case JOINED, OWN -> outer;
                    case NONE, LATE -> new Transaction(Kind.OWN, begin, manager, whole);
                };
            case LATE -> begin.isPresent() ? this : new Transaction(Kind.LATE, outer.begin, outer.manager);
            case OWN, NONE -> this;
        };
    }

    /**
     * Whether it is known to be there.
     *
     * @return false where none begins on the way, or it is over
     */
    public boolean isOpen() {
        return begin.isPresent() && kind != Kind.LATE;
    }

    /**
     * Whether something else is done in the same transaction.
     *
     * @param other the transaction of the other
     * @return true if both have begun at the same place
     */
    public boolean isShared(Transaction other) {
        return isOpen() && other.isOpen() && begin.equals(other.begin);
    }

    /**
     * Whether this is done when the transaction of something else is over.
     *
     * @param other the transaction of the other
     * @return true if this waits for the end of what has begun at the same place
     */
    public boolean isAfter(Transaction other) {
        return kind == Kind.LATE && other.isOpen() && begin.equals(other.begin);
    }
}
