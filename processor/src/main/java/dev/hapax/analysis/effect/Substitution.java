package dev.hapax.analysis.effect;

import dev.hapax.analysis.PathStep;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.flow.ConstantRuns;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Flows;
import dev.hapax.analysis.flow.GivenGuards;
import dev.hapax.analysis.flow.Guard;
import dev.hapax.analysis.flow.ReachedGuards;
import dev.hapax.analysis.flow.Subexpressions;
import dev.hapax.analysis.flow.TypeFacts;
import dev.hapax.analysis.flow.TypeTests;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The values of one call, put in the place of the callee's parameters. What mentions no parameter is shared as it is,
 * and each expression is rewritten once a call, however many effects hold it.
 */
final class Substitution {
    /**
     * Beyond it the outermost guards are dropped: an effect with fewer guards is less protected, and so is what it would have
     * marked. Those stay that say which target of a call is meant: they go when that is decided.
     */
    private static final int MAX_GUARDS = 14;

    /** The same within a large group of methods that call each other: there, only the innermost guards are kept, or they would add up from round to round. */
    private static final int MAX_INNER_GUARDS = 3;

    private final Flows flows;
    private final List<Expr> args;
    private final Map<Expr, Expr> rewritten = new HashMap<>();
    private final Map<Expr, Boolean> relevant = new HashMap<>();
    /** Effects behind the same branches share their list of guards: so do those that are made of them here. */
    private final IdentityHashMap<List<Guard>, List<Guard>> guarding = new IdentityHashMap<>();

    private final IdentityHashMap<List<Circumstance>, List<Circumstance>> surrounding = new IdentityHashMap<>();

    Substitution(Flows flows, List<Expr> args) {
        this.flows = flows;
        this.args = args;
    }

    /** Whether a guard lets only objects of another class pass than those that the caller hands over, or another constant. */
    boolean isImpossible(List<Guard> guards, MethodTarget caller, TypeFacts facts, ConstantRuns runs) {
        for (Guard guard : guards) {
            boolean asksType = guard.condition() instanceof Expr.Op && !Effect.isUndecided(guard);
            if ((asksType && TypeTests.isImpossible(guard, of(guard.condition()), caller, facts))
                    || runs.isImpossible(guard, args)) {
                return true;
            }
        }
        return false;
    }

    /** A callee's effect as the caller has it. */
    Effect of(Effect effect, Step.Into call, PathStep step, boolean coarse) {
        boolean unknown = effect.action() instanceof Action.NotAnalyzed; // no guard makes it known, if it is reached
        List<Guard> guards = guards(effect, call, coarse);
        return new Effect(
                effect.action(),
                operands(effect),
                effect.site(),
                effect.place(),
                CallPath.of(step, effect.path()),
                unknown ? choosing(guards) : guards,
                unknown ? List.of() : undone(effect, call, step, circumstances(effect, call, step, coarse)),
                effect.resultUsed(),
                effect.transaction().in(call.transaction()));
    }

    private List<Expr> operands(Effect effect) {
        List<Expr> operands = of(effect.operands());
        if (effect.action() instanceof Action.FieldChange && operands.get(0) instanceof Expr.OneOf several) {
            List<Expr> changed = new ArrayList<>(operands);
            field(several).ifPresent(field -> changed.set(0, field));
            return changed;
        }
        return operands;
    }

    /** What is changed of an object that was found, or else made here, is changed where it was found. */
    private static Optional<Expr> field(Expr.OneOf several) {
        List<Expr.Field> found = several.options().stream()
                .filter(Expr.Field.class::isInstance)
                .map(Expr.Field.class::cast)
                .toList();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Expr.Field one = found.get(0);
        Expr objects = Exprs.oneOf(found.stream().map(Expr.Field::base).toList());
        return Optional.of(new Expr.Field(objects, one.owner(), one.name()));
    }

    private static List<Circumstance> undone(Effect effect, Step.Into call, PathStep step, List<Circumstance> others) {
        return effect.doomed()
                .filter(doomed -> call.transaction().undoes(call.target().key(), effect.transaction()))
                .map(doomed ->
                        Surroundings.before(new Circumstance.Undone(doomed.at().below(step)), others))
                .orElse(others);
    }

    private List<Guard> guards(Effect effect, Step.Into call, boolean coarse) {
        List<Guard> known = guarding.get(effect.guards());
        if (known == null) {
            known = List.copyOf(coarse ? innermost(effect.guards()) : guards(effect.guards(), call.guards()));
            guarding.put(effect.guards(), known);
        }
        return known;
    }

    /** In a large group, circumstances would add up from round to round. */
    private List<Circumstance> circumstances(Effect effect, Step.Into call, PathStep step, boolean coarse) {
        if (call.surroundings().waiting() instanceof Surroundings.Waiting.Told told) {
            return List.of(new Circumstance.Reaction(
                    told.by(), Reactions.isOnlyAfterFailure(effect, call.target(), told.count())));
        }
        Optional<Surroundings.Instead> rescue = call.surroundings().instead();
        if (rescue.isPresent() && !coarse) {
            boolean always =
                    FallbackSteps.isCertain(effect, call.target(), rescue.get().sure());
            return call.surroundings().ofRescue(rescue.get(), always, effect.circumstances(), step);
        }
        return surrounding.computeIfAbsent(
                effect.circumstances(),
                inner -> (coarse ? Surroundings.NONE : call.surroundings()).ofInherited(inner, step));
    }

    private List<Guard> innermost(List<Guard> guards) {
        return guards(guards.size() > MAX_INNER_GUARDS ? guards.subList(0, MAX_INNER_GUARDS) : guards, List.of());
    }

    private List<Guard> guards(List<Guard> inner, List<Guard> outer) {
        if (inner.isEmpty()) {
            return outer;
        }
        boolean same = outer.isEmpty();
        List<Guard> guards = new ArrayList<>(Math.min(MAX_GUARDS, inner.size() + outer.size()));
        for (Guard guard : inner) {
            if (!Subexpressions.mentionsParameter(guard.condition())) {
                guards.add(guard);
                continue;
            }
            Expr condition = of(guard.condition());
            same = false;
            if (Effect.isUndecided(guard)) {
                decided(guard, condition)
                        .ifPresent(left -> guards.add(flows.interner().of(left)));
                continue;
            }
            boolean chosen = TypeTests.isDispatch(condition) && !Subexpressions.mentionsParameter(condition);
            if (!chosen && relevant.computeIfAbsent(condition, Relevance::of)) {
                guards.add(flows.interner().of(guard.with(condition)));
            }
        }
        if (guards.size() + outer.size() <= MAX_GUARDS) {
            guards.addAll(outer);
            return same ? inner : guards;
        }
        guards.addAll(outer.stream().filter(guard -> !chooses(guard)).toList());
        List<Guard> kept = new ArrayList<>(GuardRoom.fitting(guards, MAX_GUARDS));
        kept.addAll(choosing(outer));
        return kept;
    }

    /** What a caller's values leave of a guard that only they decide. */
    private Optional<Guard> decided(Guard guard, Expr condition) {
        return ReachedGuards.is(guard)
                ? ReachedGuards.in(guard, condition, flows.settled())
                : GivenGuards.in(guard, condition);
    }

    private static List<Guard> choosing(List<Guard> guards) {
        return guards.stream().filter(Substitution::chooses).toList();
    }

    private static boolean chooses(Guard guard) {
        return TypeTests.isDispatch(guard.condition());
    }

    Expr of(Expr expr) {
        if (!Subexpressions.mentionsParameter(expr)) {
            return expr;
        }
        Expr known = rewritten.get(expr);
        if (known == null) {
            known = flows.interner().of(flows.substitute(expr, args));
            rewritten.put(expr, known);
        }
        return known;
    }

    List<Expr> of(List<Expr> exprs) {
        return Subexpressions.mentionsParameter(exprs)
                ? exprs.stream().map(this::of).toList()
                : exprs;
    }
}
