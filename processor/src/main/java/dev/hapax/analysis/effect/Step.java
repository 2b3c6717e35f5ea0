package dev.hapax.analysis.effect;

import dev.hapax.analysis.CodePlace;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Guard;
import dev.hapax.analysis.flow.Site;
import java.util.ArrayList;
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
     * @param transaction the transaction that it runs in
     * @param surroundings what becomes there of failures and of work that is not done
     */
    record Into(
            MethodTarget target,
            List<Expr> args,
            CodePlace place,
            List<Guard> guards,
            Transaction transaction,
            Surroundings surroundings)
            implements Step {
        /** Copies the lists. */
        public Into {
            args = Exprs.list(args);
            guards = List.copyOf(guards);
        }

        /** The same, with something that all it does has in common. */
        Into with(Circumstance common) {
            return new Into(target, args, place, guards, transaction, surroundings.with(common));
        }

        /** The same for calls of one method with the same values: the second adds nothing. */
        Into withoutPlace() {
            return new Into(target, args, NOWHERE, guards, transaction, surroundings);
        }
    }

    /**
     * A lambda that is handed to the project's own code: it runs where that code calls it, or here, where that cannot be seen.
     *
     * @param lambda where it is made
     * @param here what it does here, by code of the project
     * @param own what it does here by itself
     * @param inAnyCase whether that counts too where nothing is seen to run it
     */
    record Passed(Site lambda, List<Into> here, List<Own> own, boolean inAnyCase) implements Step {
        /** Copies the lists. */
        public Passed {
            here = List.copyOf(here);
            own = List.copyOf(own);
        }

        static Passed of(Site lambda, List<Step> steps, boolean inAnyCase) {
            List<Into> here = new ArrayList<>(steps.size());
            List<Own> own = new ArrayList<>(0);
            for (Step step : steps) {
                if (step instanceof Into into) {
                    here.add(into);
                } else if (step instanceof Own effect) {
                    own.add(effect);
                }
            }
            return new Passed(lambda, here, own, inAnyCase);
        }
    }
}
