package dev.hapax.analysis.effect;

import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Guard;
import dev.hapax.analysis.flow.Subexpressions;
import java.util.Set;

/** Drops what cannot matter to any caller, so that summaries stay small. */
final class Relevance {
    private static final Set<String> CHANCE = Set.of(
            "java/util/Random",
            "java/util/SplittableRandom",
            "java/util/concurrent/ThreadLocalRandom",
            "java/util/random/RandomGenerator",
            "java/security/SecureRandom");

    private Relevance() {}

    /** Whether a condition can have to do with state: it asks something beyond the JDK, or is for the caller to say. */
    static boolean of(Expr condition) {
        if (condition instanceof Expr.Param
                || condition instanceof Expr.Static
                || (condition instanceof Expr.Call call
                        && (reachesOut(call.method().owner()) || isChance(call.method())))) {
            return true;
        }
        for (Expr part : Subexpressions.of(condition)) {
            if (of(part)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a guard can have to do with state. The end of a loop over what was found is passed whatever was found. */
    static boolean of(Guard guard) {
        return !isEndOfLoop(guard) && of(guard.condition());
    }

    private static boolean isEndOfLoop(Guard guard) {
        return guard.outcome() == Guard.Outcome.FALSE
                && guard.condition() instanceof Expr.Call call
                && call.method().name().equals("hasNext")
                && call.method().owner().equals("java/util/Iterator");
    }

    /** Chance that decides makes another run end otherwise. */
    private static boolean isChance(MethodKey method) {
        return method.name().equals("random") || CHANCE.contains(method.owner());
    }

    private static boolean reachesOut(String owner) {
        return !owner.startsWith("java/") || owner.startsWith("java/sql/");
    }

    /** Whether an effect can outlive the run and be more than a plain assignment: what happens to objects that were made in it does not. */
    static boolean of(Effect effect) {
        Action action = effect.action();
        if (action instanceof Action.FieldChange) {
            return effect.operand(0) instanceof Expr.Field field
                    && (isShared(field.base()) || (isMadeOfShared(field.base()) && computes(effect.operand(1))))
                    && (canGrow(effect.operand(1), field)
                            || isFlag(effect.operand(1))
                            || isHandedOut(field.base())
                            || isGiven(effect.operand(1)));
        }
        if (action instanceof Action.Invoked call) {
            return call.direct() || Subexpressions.mentionsParameter(effect.operand(0));
        }
        return !(action instanceof Action.Catalogued call)
                || !isInMemory(call.role())
                || isShared(effect.operand(0))
                || isMadeOfShared(effect.operand(0));
    }

    /** Whether an effect is a write to a field that does not depend on what was there: it can close a check, and no more. */
    static boolean isAssignment(Effect effect) {
        return effect.action() instanceof Action.FieldChange
                && effect.operand(0) instanceof Expr.Field field
                && !canGrow(effect.operand(1), field);
    }

    /** Whether an effect only asks what is in a collection: {@code map.containsKey(key)}. */
    static boolean isLookIntoMemory(Effect effect) {
        return effect.action() instanceof Action.Catalogued call
                && call.role() instanceof Role.GuardRead read
                && !read.durable();
    }

    /** Whether a value is computed from the field that it is written to, or may be, for all that a setter knows. */
    private static boolean canGrow(Expr value, Expr.Field field) {
        boolean[] grows = {value instanceof Expr.Param};
        Subexpressions.visit(value, part -> grows[0] |= reads(part, field));
        return grows[0];
    }

    /** A field of that name: whether it is the object's own, or that of another view of it, is for the judgement to say. */
    private static boolean reads(Expr part, Expr.Field field) {
        return (part instanceof Expr.Field other && other.name().equals(field.name()))
                || (part instanceof Expr.Call call
                        && !call.method().owner().startsWith("java/lang/")
                        && isGiven(call, field));
    }

    /** Whether a call is given the object, so that it may hand back what is computed from it. */
    private static boolean isGiven(Expr.Call call, Expr.Field field) {
        return call.args().contains(field.base());
    }

    /** What is set to a constant can be what a check looks at. */
    private static boolean isFlag(Expr value) {
        return value instanceof Expr.Const
                || (value instanceof Expr.Field constant && constant.base() instanceof Expr.Static)
                || (value instanceof Expr.Fresh made
                        && made.site().method().name().equals("<clinit>"));
    }

    /** What a method takes of something that it is given, as an entity does with an event, can be what a check looks at. */
    private static boolean isGiven(Expr value) {
        Expr root = Exprs.root(value);
        return root instanceof Expr.Param && !root.equals(new Expr.Param(0));
    }

    /** What is set in an object that something handed out, as a store does, can be what a check looks at. */
    private static boolean isHandedOut(Expr object) {
        return isOfCall(object)
                || Exprs.root(object) instanceof Expr.Call
                || (object instanceof Expr.Param && !object.equals(new Expr.Param(0)));
    }

    /** Whether an object, or the one that it is a part of, is what a call returned. */
    private static boolean isOfCall(Expr object) {
        Expr at = owner(object);
        return at instanceof Expr.Call
                || (at instanceof Expr.OneOf several
                        && several.options().stream().anyMatch(Relevance::isOfCall));
    }

    private static boolean isInMemory(Role role) {
        return role instanceof Role.ProcessLocal
                || (role instanceof Role.GuardRead read && !read.durable())
                || (role instanceof Role.GuardMark mark && !mark.durable());
    }

    private static boolean isShared(Expr object) {
        Expr root = Exprs.root(object);
        return root instanceof Expr.Param
                || root instanceof Expr.Static
                || root instanceof Expr.Call
                || root instanceof Expr.OneOf
                || isGathered(object);
    }

    /** Whether an object is in a map of this run that may have asked others for it: {@code byId.computeIfAbsent(id, accounts::find)}. */
    private static boolean isGathered(Expr object) {
        return owner(object) instanceof Expr.Call call
                && call.method().name().equals("computeIfAbsent")
                && call.method().owner().startsWith("java/util/");
    }

    /** The object that a part belongs to. */
    private static Expr owner(Expr part) {
        Expr at = Exprs.nonNull(part);
        while (at instanceof Expr.Field || at instanceof Expr.Element) {
            at = Exprs.nonNull(at.parts().get(0));
        }
        return at;
    }

    /** Whether an object may be one that outlives the run, as far as is still known of how it was found. */
    private static boolean isMadeOfShared(Expr object) {
        return Exprs.root(object) instanceof Expr.Mixed lost
                && lost.leaves().stream().anyMatch(Relevance::isShared);
    }

    private static boolean computes(Expr value) {
        boolean[] computes = {false};
        Subexpressions.visit(
                value,
                part -> computes[0] |= part instanceof Expr.Concat
                        || (part instanceof Expr.Op op && op.operator().isArithmetic()));
        return computes[0];
    }
}
