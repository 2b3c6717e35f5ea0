package dev.hapax.analysis.aspects;

import dev.hapax.analysis.classes.MethodTarget;
import java.util.Map;

/**
 * A method that a framework runs together with another one.
 *
 * @param body its code
 * @param when when it runs
 * @param order what it goes by among others, the smallest first and outermost
 * @param outside whether it runs outside of the transaction that an annotation of the other method begins
 * @param onSelf whether it runs too where an object calls the other method on itself
 * @param call which of its parameters stands for the call of the other method, from 0; less where none does
 * @param given which of the other method's arguments its other parameters are, both from 0
 * @param record of which parts the record consists that its first parameter is; none where it is given no record that the
 *     other method is not
 */
public record Advice(
        MethodTarget body,
        When when,
        int order,
        boolean outside,
        boolean onSelf,
        int call,
        Map<Integer, Integer> given,
        RecordParts record) {
    /** When an advice runs. */
    public enum When {
        /** Instead of the other method, which it may run itself. */
        AROUND,
        /** Before it: if it fails, the other method does not run. */
        BEFORE,
        /** Before it, and it does not run where this returns {@code null}. */
        ACCEPTING,
        /** Before it, and it does not run where this returns true. */
        REFUSING,
        /** After it, at least if that has not failed. */
        AFTER
    }

    /** Copies the map. */
    public Advice {
        given = Map.copyOf(given);
    }

    Advice(
            MethodTarget body,
            When when,
            int order,
            boolean outside,
            boolean onSelf,
            int call,
            Map<Integer, Integer> given) {
        this(body, when, order, outside, onSelf, call, given, RecordParts.NONE);
    }
}
