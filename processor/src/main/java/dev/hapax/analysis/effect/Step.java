package dev.hapax.analysis.effect;

import dev.hapax.analysis.CodePlace;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Guard;
import java.util.List;
import java.util.Optional;

/** What a method does at one instruction: an effect of its own, or whatever a callee does. */
sealed interface Step {
    /** Instead of a place, where it does not matter. */
    CodePlace NOWHERE = new CodePlace("", "", Optional.empty(), 0, new CodePlace.Expression.Declaration());

    /** An effect of its own. */
    record Own(Effect effect) implements Step {}

    /**
     * Whatever another method does.
     *
     * @param target the method
     * @param args what it is called with, receiver first
     * @param place where it is called
     * @param guards the branches that lead there
     */
    record Into(MethodTarget target, List<Expr> args, CodePlace place, List<Guard> guards) implements Step {
        /** Copies the lists. */
        public Into {
            args = Exprs.list(args);
            guards = List.copyOf(guards);
        }

        /** The same for calls of one method with the same values: the second adds nothing. */
        Into withoutPlace() {
            return new Into(target, args, NOWHERE, guards);
        }
    }
}
