package dev.hapax.analysis.effect;

import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.classes.MethodKey;
import java.util.List;

/**
 * What is done at a place, before it is known with which values: those are the operands of the {@link Effect}, so that
 * a caller can put its own in their place.
 */
public sealed interface Action {
    /**
     * A call that the catalog explains; the operands are the receiver, if any, and the arguments.
     *
     * @param method what is called
     * @param role what the catalog says
     * @param receiver whether the first operand is the receiver
     * @param binds for each operand after those of the call: the parameter of the statement that it is bound to; empty
     *     text for a call that says something about the request
     */
    record Catalogued(MethodKey method, Role role, boolean receiver, List<String> binds) implements Action {
        /** Copies the list. */
        public Catalogued {
            binds = List.copyOf(binds);
        }
    }

    /** A write to a field; the operands are the field and the value. */
    record FieldChange() implements Action {}

    /**
     * A framework sends the operand: what a handler returned, an event that an outbox takes.
     *
     * @param to where, in words
     */
    record Sent(String to) implements Action {
        static final String OUTBOX = "the outbox";

        /**
         * Whether what is sent is only stored at first, in the transaction that is there.
         *
         * @return true for an outbox
         */
        public boolean isStored() {
            return to.equals(OUTBOX);
        }
    }

    /**
     * A call that nothing explains; the operands are the receiver, if any, and the arguments.
     *
     * @param method what is called
     * @param receiver whether the first operand is the receiver
     */
    record Unjudged(MethodKey method, boolean receiver) implements Action {}

    /**
     * A call of a function that a caller handed in: the first operand is the function, the others are its arguments as
     * far as they are known. It is done where the caller's lambda is known.
     *
     * @param method what is called
     * @param direct whether that is the function's own method, and not one of a library that calls it
     */
    record Invoked(MethodKey method, boolean direct) implements Action {}

    /**
     * A call of a method that could not be analyzed.
     *
     * @param method what is called
     * @param why why not, as the end of a sentence that begins with the method
     * @param partly whether it is known what the method does, and only what becomes of failures and of unfinished work is not
     */
    record NotAnalyzed(MethodKey method, String why, boolean partly) implements Action {}
}
