package dev.hapax.analysis.judge;

import dev.hapax.analysis.PathStep;
import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.catalog.Role.EffectKind;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.effect.Action;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.effect.Effects;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Subexpressions;
import dev.hapax.analysis.handlers.Handler;
import dev.hapax.analysis.judge.Work.Worth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds what a handler only puts into a field for something else to work on: a list that a scheduled method stores, a queue
 * that a thread takes from. Not thread-safe.
 */
final class Buffers {
    private static final Set<String> TAKING = Set.of(
            "clear",
            "remove",
            "removeFirst",
            "removeLast",
            "removeAll",
            "poll",
            "pollFirst",
            "pollLast",
            "take",
            "drainTo",
            "pop");

    private final Handler handler;
    private final Effects effects;
    private final Hierarchy hierarchy;
    private final Meaning meaning;
    private final Expansion expansion;
    private final CacheClasses caches;
    private final SharedQueues shared;
    private final Map<FieldName, Optional<Drain>> known = new HashMap<>();

    private record FieldName(String owner, String name) {}

    /**
     * What takes from a field.
     *
     * @param by the method
     * @param words what it does, in words
     * @param sure whether it surely takes from that field: another object's queue is perhaps another one
     */
    record Drain(MethodTarget by, String words, boolean sure) {}

    Buffers(
            Handler handler,
            Effects effects,
            Hierarchy hierarchy,
            Meaning meaning,
            Expansion expansion,
            CacheClasses caches,
            SharedQueues shared) {
        this.handler = handler;
        this.effects = effects;
        this.hierarchy = hierarchy;
        this.meaning = meaning;
        this.expansion = expansion;
        this.caches = caches;
        this.shared = shared;
    }

    /** Who but the handler itself works on what an effect of it puts into a field; empty where it does no such thing. */
    Optional<Drain> drainOf(Effect effect) {
        return fills(effect) && Exprs.nonNull(effect.operand(0)) instanceof Expr.Field field && isKept(field.base())
                ? known.computeIfAbsent(new FieldName(field.owner(), field.name()), this::drainOf)
                : Optional.empty();
    }

    /**
     * Whether an object is the handler's, or one that this keeps, in a collection too: nobody else has what was read or made in
     * a run.
     */
    private static boolean isKept(Expr object) {
        if (object instanceof Expr.Field field) {
            return isKept(field.base());
        } else if (object instanceof Expr.Element element) {
            return isKept(element.of());
        } else if (object instanceof Expr.OneOf either) {
            return either.options().stream().anyMatch(Buffers::isKept);
        } else if (object instanceof Expr.Call call) {
            return call.receiver()
                    && call.method().owner().startsWith("java/util/")
                    && isKept(call.args().get(0));
        }
        return object instanceof Expr.Static || object.equals(new Expr.Param(0));
    }

    private static boolean fills(Effect effect) {
        if (!(effect.action() instanceof Action.Catalogued call)
                || !call.method().owner().startsWith("java/util/")) {
            return false;
        }
        String name = call.method().name();
        return (call.role() instanceof Role.ProcessLocal local
                        && (local.kind() == EffectKind.APPEND || name.equals("put") || name.equals("putAll")))
                || (call.role() instanceof Role.GuardMark && name.equals("add"));
    }

    private Optional<Drain> drainOf(FieldName field) {
        Stream<Drain> own =
                effects.background(field.owner()).stream().flatMap(method -> drain(method, field, true).stream());
        Stream<Drain> others = shared.of(field.owner(), field.name()).stream()
                .flatMap(
                        held -> drain(held.by(), new FieldName(held.by().owner().name(), held.name()), false).stream());
        Stream<Drain> itself =
                shared.taskOf(field.owner()).stream().flatMap(task -> drain(task, field, false).stream());
        return Stream.of(own, itself, others).flatMap(drains -> drains).findFirst();
    }

    private Optional<Drain> drain(MethodTarget method, FieldName field, boolean sure) {
        List<Effect> done = effects.of(method);
        return done.stream().anyMatch(this::isOfHandler) || done.stream().noneMatch(effect -> takes(effect, field))
                ? Optional.empty()
                : done.stream()
                        .map(effect -> Work.of(effect, meaning.of(effect).toList(), meaning.removes(effect), caches))
                        .filter(one -> one.worth() == Worth.SURE)
                        .findFirst()
                        .map(one -> new Drain(method, one.words(), sure));
    }

    /** Whether a task does something by running the handler: a loop that works on what it has kept hands nothing over. */
    private boolean isOfHandler(Effect effect) {
        MethodKey own = handler.target().key();
        return effect.path().stream()
                .map(PathStep::place)
                .anyMatch(place ->
                        place.className().equals(own.owner()) && place.method().equals(own.signature()));
    }

    /** Whether an effect takes something out of a field, or is done with what the field holds. */
    private boolean takes(Effect effect, FieldName field) {
        if (effect.action() instanceof Action.Catalogued call
                && call.method().owner().startsWith("java/util/")) {
            return TAKING.contains(call.method().name())
                    && isField(Exprs.nonNull(effect.operand(0)), field)
                    && !tidiesUp(call, effect, field);
        }
        return effect.operands().stream()
                .skip(isByTool(effect) ? 1 : 0)
                .anyMatch(operand -> mentions(expansion.of(operand), field));
    }

    /** Whether a library's object does something with what it is given: a client that is kept is no work that waits. */
    private static boolean isByTool(Effect effect) {
        return effect.action() instanceof Action.Catalogued call
                && call.receiver()
                && !(call.role() instanceof Role.SavesEntity);
    }

    /** Whether it takes out what is there under a key from elsewhere, and looks at nothing of it. */
    private boolean tidiesUp(Action.Catalogued call, Effect effect, FieldName field) {
        return call.method().name().equals("remove")
                && !effect.resultUsed()
                && effect.operands().size() > 1
                && !(effect.operand(1) instanceof Expr.Const)
                && !mentions(expansion.of(effect.operand(1)), field);
    }

    private boolean mentions(Expr value, FieldName field) {
        return Subexpressions.hold(value, part -> isField(part, field));
    }

    private boolean isField(Expr value, FieldName field) {
        return value instanceof Expr.Field other
                && other.name().equals(field.name())
                && (hierarchy.supertypes(other.owner()).contains(field.owner())
                        || hierarchy.supertypes(field.owner()).contains(other.owner()));
    }
}
