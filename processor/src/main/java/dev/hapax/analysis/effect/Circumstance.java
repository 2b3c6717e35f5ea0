package dev.hapax.analysis.effect;

import java.util.List;

/** What happens around an effect: where its failure ends, who waits for it, what was done before. */
public sealed interface Circumstance {
    /**
     * The place that decides.
     *
     * @return where
     */
    At at();

    /**
     * The same, one call further up.
     *
     * @param at the place, seen from there
     * @return the circumstance
     */
    Circumstance seenFrom(At at);

    /**
     * A failure of the effect is caught, and what follows goes on as if it had not happened.
     *
     * @param at the catch clause, or the call that turns a failure into a success
     * @param types internal names of what is caught; empty for everything
     * @param partly whether some failures are thrown again
     * @param acknowledges whether the failure is thrown again, but the message acknowledged first
     * @param answer what the method hands back then
     * @param leaves whether the method ends there
     * @param later whether it is caught in what the method hands back, and not before that
     */
    record Caught(
            At at,
            List<String> types,
            boolean partly,
            boolean acknowledges,
            FailureAnswer answer,
            boolean leaves,
            boolean later)
            implements Circumstance {
        /** Copies the list. */
        public Caught {
            types = List.copyOf(types);
        }

        @Override
        public Caught seenFrom(At place) {
            return new Caught(place, types, partly, acknowledges, answer, leaves, later);
        }

        /** The same, with another answer to callers. */
        Caught answering(FailureAnswer other) {
            return new Caught(at, types, partly, acknowledges, other, leaves, later);
        }
    }

    /**
     * The effect is not reached when something before it fails, because that is caught.
     *
     * @param at the catch clause
     * @param types internal names of what is caught; empty for everything
     */
    record Skipped(At at, List<String> types) implements Circumstance {
        /** Copies the list. */
        public Skipped {
            types = List.copyOf(types);
        }

        @Override
        public Skipped seenFrom(At place) {
            return new Skipped(place, types);
        }
    }

    /**
     * The effect takes place because a failure was caught.
     *
     * @param at the catch clause
     * @param always whether every way on leads through it
     * @param only whether no other way leads to it
     */
    record Rescue(At at, boolean always, boolean only) implements Circumstance {
        @Override
        public Rescue seenFrom(At place) {
            return new Rescue(place, always, only);
        }
    }

    /**
     * The effect takes place because a failure was caught, and the method that catches it always fails afterwards.
     *
     * @param at the catch clause
     * @param undoes whether it fails with what undoes its transaction
     */
    record Doomed(At at, boolean undoes) implements Circumstance {
        @Override
        public Doomed seenFrom(At place) {
            return new Doomed(place, undoes);
        }
    }

    /**
     * The effect is undone, if it is part of the transaction that it is done in.
     *
     * @param at the catch clause that always fails afterwards
     */
    record Undone(At at) implements Circumstance {
        @Override
        public Undone seenFrom(At place) {
            return new Undone(place);
        }
    }

    /**
     * The effect is done only when what the method hands back is: a future, a reactive chain.
     *
     * @param at the call that begins it
     * @param cold whether it begins only when somebody subscribes
     * @param send whether it is a message on its way, as against code that runs elsewhere
     */
    record Pending(At at, boolean cold, boolean send) implements Circumstance {
        @Override
        public Pending seenFrom(At place) {
            return new Pending(place, cold, send);
        }
    }

    /**
     * Nobody waits for the effect.
     *
     * @param at the call that begins it, or that should have
     * @param how in what way it is left alone
     */
    record Unwatched(At at, How how) implements Circumstance {
        @Override
        public Unwatched seenFrom(At place) {
            return new Unwatched(place, how);
        }
    }

    /** How work is left alone. */
    enum How {
        /** It runs elsewhere, or later. */
        HANDED_OFF,
        /** It was sent, and may not arrive. */
        SENT,
        /** It never begins: nobody subscribes. */
        NEVER_BEGUN
    }

    /**
     * The message was acknowledged before.
     *
     * @param at the acknowledgement
     */
    record Acknowledged(At at) implements Circumstance {
        @Override
        public Acknowledged seenFrom(At place) {
            return new Acknowledged(place);
        }
    }

    /**
     * The effect is what is done about the outcome of a send: the message's own work does not depend on it.
     *
     * @param at the call that is told the outcome
     * @param toFailure whether it takes place only where the send has failed
     */
    record Reaction(At at, boolean toFailure) implements Circumstance {
        @Override
        public Reaction seenFrom(At place) {
            return new Reaction(place, toFailure);
        }
    }

    /**
     * The effect takes place together with saving an entity.
     *
     * @param at the call that saves it
     * @param inserted whether that has made a row; if not, it has changed one
     */
    record OnSave(At at, boolean inserted) implements Circumstance {
        @Override
        public OnSave seenFrom(At place) {
            return new OnSave(place, inserted);
        }
    }

    /**
     * The effect takes place in some applications only: the way there leads through an object that asks something of a setting.
     *
     * @param at the class of that object, or another one that asks the same, as if it were a method
     */
    record Deployed(At at) implements Circumstance {
        @Override
        public Deployed seenFrom(At place) {
            return new Deployed(place);
        }

        /** Internal name of the class. */
        public String type() {
            return at.site().method().owner();
        }
    }
}
