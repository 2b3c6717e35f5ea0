package dev.hapax.analysis.effect;

import dev.hapax.analysis.CodePlace;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Guard;
import java.util.List;

/** What a method does at one instruction: an effect of its own, or whatever a callee does. */
sealed interface Step {
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
    }
}
