package dev.hapax.analysis.judge;

import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.effect.Effects;
import dev.hapax.analysis.flow.Bounded;
import dev.hapax.analysis.flow.CallTargets;
import dev.hapax.analysis.flow.Dispatch;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Subexpressions;
import dev.hapax.analysis.flow.Tuples;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Values seen through the calls that the data flow keeps as they are: what the project's own methods hand back, and what
 * optional values, streams, lists and reactive types hold. An object that a store handed out comes out the same, whichever
 * way it was unwrapped. Bounded; what is too deep stays as it is. Not thread-safe.
 */
final class Expansion {
    private static final int MAX_DEPTH = 24;
    private static final int MAX_WORK = 600;
    private static final int MAX_TARGETS = 4;

    private final Effects effects;
    private final CallTargets targets;
    private final Map<Expr, Expr> values = new HashMap<>();
    /** Parts come back again and again in values that are made of each other. */
    private final Map<Expr, Expr> calls = new HashMap<>();

    private final Map<Expr, Expr> elements = new HashMap<>();
    private int work;

    Expansion(Effects effects, CallTargets targets) {
        this.effects = effects;
        this.targets = targets;
    }

    /** A value with everything in it seen through. */
    Expr of(Expr value) {
        Expr known = values.get(value);
        if (known == null) {
            work = 0;
            known = value(value, 0);
            values.put(value, known);
        }
        return known;
    }

    /** What a lambda hands back that is given these, seen through in the same way. */
    Expr resultOf(Expr.Lambda lambda, List<Expr> given) {
        work = 0;
        return run(lambda, given, 0);
    }

    /** What a list, stream or array holds, seen through in the same way. */
    Expr elementOf(Expr container) {
        work = 0;
        return element(container, 0);
    }

    private Expr value(Expr expr, int depth) {
        if (depth > MAX_DEPTH || ++work > MAX_WORK) {
            return expr;
        }
        if (expr instanceof Expr.Call call) {
            Expr known = calls.get(call);
            if (known == null) {
                known = call(call, depth);
                keep(calls, call, known);
            }
            return known;
        } else if (expr instanceof Expr.Element element) {
            return element(element.of(), depth + 1);
        } else if (expr instanceof Expr.Lambda) {
            return expr;
        }
        return expr instanceof Expr.Field field
                ? field(field, depth)
                : Subexpressions.mapped(expr, part -> value(part, depth + 1));
    }

    /** The object may be large of which a field is small, so that it is not bounded before that is taken out of it. */
    private Expr field(Expr.Field field, int depth) {
        Expr base = value(field.base(), depth + 1);
        return base.equals(field.base()) ? field : Bounded.of(held(new Expr.Field(base, field.owner(), field.name())));
    }

    /** What is known only now of a field's object may say what the field holds; what it does not say may be set since. */
    private static Expr held(Expr.Field field) {
        List<Expr> values = new ArrayList<>();
        boolean known = false;
        for (Expr base : Exprs.options(Exprs.nonNull(field.base()))) {
            Optional<Expr> value =
                    base instanceof Expr.Fresh made ? made.fields().get(field.name()) : Optional.empty();
            known |= value.isPresent();
            values.add(value.orElseGet(() -> new Expr.Field(base, field.owner(), field.name())));
        }
        return known ? Exprs.oneOf(values) : field;
    }

    private Expr call(Expr.Call call, int depth) {
        if (call.method().owner().startsWith("java/util/function/")
                && !call.args().isEmpty()
                && call.args().get(0) instanceof Expr.Lambda lambda
                && lambda.method().name().equals(call.method().name())) {
            List<Expr> given = call.args().subList(1, call.args().size());
            return run(lambda, given.stream().map(arg -> value(arg, depth + 1)).toList(), depth);
        }
        Optional<Expr> returned =
                returned(call, depth).or(() -> Tuples.part(call).map(part -> value(part, depth + 1)));
        if (returned.isPresent()) {
            return returned.get();
        }
        boolean lost = !call.args().isEmpty() && call.args().get(0) instanceof Expr.Mixed; // then the call says more
        if (Containers.is(call) && Containers.unwraps(call) && !lost) {
            Expr held = element(call.args().get(0), depth + 1);
            return Exprs.oneOf(
                    java.util.stream.Stream.concat(java.util.stream.Stream.of(held), fallback(call, depth).stream())
                            .toList());
        }
        return Subexpressions.mapped(call, part -> part instanceof Expr.Lambda ? part : value(part, depth + 1));
    }

    /** What {@code orElse} and its like hand back where nothing is held. */
    private Optional<Expr> fallback(Expr.Call call, int depth) {
        int last = call.args().size() - 1;
        boolean given = last > 0
                && call.method().name().startsWith("orElse")
                && !call.method().name().endsWith("Throw");
        if (!given) {
            return Optional.empty();
        }
        Expr other = call.args().get(last);
        return Optional.of(
                other instanceof Expr.Lambda lambda ? run(lambda, List.of(), depth) : value(other, depth + 1));
    }

    /** What a container holds. */
    private Expr element(Expr container, int depth) {
        if (depth > MAX_DEPTH || ++work > MAX_WORK) {
            return new Expr.Element(container);
        }
        Expr known = elements.get(container);
        if (known == null) {
            known = heldBy(container, depth);
            keep(elements, container, known);
        }
        return known;
    }

    /** What was cut short says nothing about the next time. */
    private void keep(Map<Expr, Expr> results, Expr expr, Expr result) {
        if (work <= MAX_WORK) {
            results.put(expr, result);
        }
    }

    private Expr heldBy(Expr container, int depth) {
        if (container instanceof Expr.OneOf choice) {
            List<Expr> filled = choice.options().stream()
                    .filter(option -> !Containers.isEmpty(option))
                    .toList();
            return Exprs.oneOf((filled.isEmpty() ? choice.options() : filled)
                    .stream().map(option -> element(option, depth + 1)).toList());
        } else if (container instanceof Expr.Array array && !array.elements().isEmpty()) {
            return Exprs.oneOf(array.elements().stream()
                    .map(part -> value(part, depth + 1))
                    .toList());
        } else if (container instanceof Expr.Call call) {
            return elementOfCall(call, depth);
        } else if (container instanceof Expr.Fresh made && made.type().startsWith("java/util/")) {
            List<Expr> held = new ArrayList<>();
            made.fields().elements().ifPresent(known -> held.add(value(known, depth + 1)));
            made.args().forEach(arg -> held.add(element(arg, depth + 1)));
            return held.isEmpty() ? new Expr.Element(made) : Exprs.oneOf(held);
        }
        return new Expr.Element(Subexpressions.mapped(container, part -> value(part, depth + 1)));
    }

    private Expr elementOfCall(Expr.Call call, int depth) {
        String name = call.method().name();
        Optional<Expr> returned = returned(call, depth);
        if (returned.isPresent() && !returned.get().equals(call)) {
            return element(returned.get(), depth + 1);
        }
        List<Expr> combined = Tuples.combined(call);
        if (!combined.isEmpty()) {
            Expr.Lambda combiner =
                    (Expr.Lambda) Exprs.nonNull(call.args().get(call.args().size() - 1));
            return run(
                    combiner,
                    combined.stream().map(part -> value(part, depth + 1)).toList(),
                    depth);
        } else if (Containers.holds(call)) {
            return Exprs.oneOf(call.args().stream()
                    .map(arg -> arg instanceof Expr.Array ? element(arg, depth + 1) : value(arg, depth + 1))
                    .toList());
        }
        if (!Containers.is(call)) {
            return new Expr.Element(Subexpressions.mapped(call, part -> value(part, depth + 1)));
        }
        Expr receiver = call.args().get(0);
        Optional<Expr.Lambda> lambda = call.args().stream()
                .filter(Expr.Lambda.class::isInstance)
                .map(Expr.Lambda.class::cast)
                .findFirst();
        if (name.equals("collect")
                && call.args().size() == 2
                && Containers.isMapCollector(call.args().get(1))) {
            return valueOfEntry((Expr.Call) call.args().get(1), element(receiver, depth + 1), depth);
        } else if (Containers.maps(call) && lambda.isPresent()) {
            return run(lambda.get(), List.of(element(receiver, depth + 1)), depth);
        } else if (Containers.flatMaps(call) && lambda.isPresent()) {
            return element(run(lambda.get(), List.of(element(receiver, depth + 1)), depth), depth + 1);
        } else if (Containers.keeps(call) || Containers.unwraps(call)) {
            return element(receiver, depth + 1);
        }
        return new Expr.Element(Subexpressions.mapped(call, part -> value(part, depth + 1)));
    }

    /** What a map holds that {@code Collectors.toMap} makes of some elements; a call without a lambda is the identity. */
    private Expr valueOfEntry(Expr.Call collector, Expr element, int depth) {
        return collector.args().get(1) instanceof Expr.Lambda lambda ? run(lambda, List.of(element), depth) : element;
    }

    /** What the project's own method hands back that is called; empty where it has no body, or several. */
    Optional<Expr> returned(Expr.Call call) {
        if (call.method().owner().startsWith("java/")) {
            return Optional.empty();
        }
        List<MethodTarget> bodies = targets.of(call);
        return bodies.size() == 1 ? effects.returned(bodies.get(0), call.args()) : Optional.empty();
    }

    private Optional<Expr> returned(Expr.Call call, int depth) {
        if (call.method().owner().startsWith("java/")) {
            return Optional.empty();
        }
        Expr receiver = call.receiver() && !call.args().isEmpty()
                ? Exprs.nonNull(call.args().get(0))
                : Exprs.UNKNOWN;
        return returned(
                call.method(), call.receiver() ? Dispatch.VIRTUAL : Dispatch.STATIC, receiver, call.args(), depth);
    }

    private Optional<Expr> returned(MethodKey method, Dispatch dispatch, Expr receiver, List<Expr> args, int depth) {
        List<MethodTarget> bodies = targets.of(method, dispatch, receiver);
        if (bodies.isEmpty() || bodies.size() > MAX_TARGETS) {
            return Optional.empty();
        }
        List<Expr> results = new ArrayList<>();
        for (MethodTarget body : bodies) {
            Optional<Expr> result = effects.returned(body, args);
            if (result.isEmpty()) {
                return Optional.empty();
            }
            results.add(value(result.get(), depth + 1));
        }
        return Optional.of(Exprs.oneOf(results));
    }

    /** What a reference to a method takes out of what it is given: {@code Optional::get}. */
    private Expr unwrapped(Expr result, int depth) {
        return result instanceof Expr.Call call && Containers.is(call) && Containers.unwraps(call)
                ? element(call.args().get(0), depth + 1)
                : result;
    }

    /** What a lambda hands back. */
    private Expr run(Expr.Lambda lambda, List<Expr> given, int depth) {
        MethodKey body = lambda.runs();
        List<Expr> args = new ArrayList<>(lambda.captured());
        args.addAll(given);
        int tag = lambda.body().getTag();
        if (tag == Opcodes.H_NEWINVOKESPECIAL) {
            return effects.made(lambda.site(), body, args);
        }
        boolean isStatic = tag == Opcodes.H_INVOKESTATIC;
        int wanted = Type.getArgumentTypes(body.descriptor()).length + (isStatic ? 0 : 1);
        while (args.size() < wanted) {
            args.add(Exprs.UNKNOWN);
        }
        List<Expr> exact = args.subList(0, wanted);
        Dispatch dispatch =
                isStatic ? Dispatch.STATIC : tag == Opcodes.H_INVOKESPECIAL ? Dispatch.SPECIAL : Dispatch.VIRTUAL;
        Expr receiver = isStatic ? Exprs.UNKNOWN : Exprs.nonNull(exact.get(0));
        return returned(body, dispatch, receiver, exact, depth)
                .orElseGet(() -> unwrapped(Bounded.of(new Expr.Call(lambda.site(), body, !isStatic, exact)), depth));
    }
}
