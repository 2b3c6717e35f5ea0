package dev.hapax.analysis.judge;

import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.effect.Effects;
import dev.hapax.analysis.flow.CallTargets;
import dev.hapax.analysis.flow.Dispatch;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Subexpressions;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which fields of an object a method looks at to answer: {@code status} for {@code order.isPaid()} or {@code isPaid(order)}. */
final class FieldReads {
    private static final int MAX_DEPTH = 3;

    private final Effects effects;
    private final CallTargets targets;
    private final Map<Asked, Set<String>> known = new HashMap<>();

    FieldReads(Effects effects, CallTargets targets) {
        this.effects = effects;
        this.targets = targets;
    }

    private record Asked(MethodTarget method, int parameter) {}

    /** The fields of a parameter, the receiver being 0. */
    Set<String> of(MethodTarget method, int parameter) {
        return of(new Asked(method, parameter), MAX_DEPTH);
    }

    private Set<String> of(Asked asked, int depth) {
        if (depth == 0) {
            return Set.of();
        }
        Set<String> fields = known.get(asked);
        if (fields == null) {
            fields = new LinkedHashSet<>();
            known.put(asked, fields);
            for (Expr looked : effects.conditions(asked.method())) {
                collect(looked, new Expr.Param(asked.parameter()), fields, depth);
            }
        }
        return fields;
    }

    private void collect(Expr looked, Expr object, Set<String> fields, int depth) {
        Subexpressions.visit(looked, part -> {
            if (part instanceof Expr.Field field && field.base().equals(object)) {
                fields.add(Writings.name(field.name()));
            } else if (part instanceof Expr.Call call && call.args().contains(object)) {
                Expr receiver = call.receiver() ? call.args().get(0) : Exprs.UNKNOWN;
                Dispatch dispatch = call.receiver() ? Dispatch.VIRTUAL : Dispatch.STATIC;
                List<MethodTarget> bodies = targets.of(call.method(), dispatch, receiver);
                Asked[] inner = bodies.stream()
                        .map(body -> new Asked(body, call.args().indexOf(object)))
                        .toArray(Asked[]::new);
                for (Asked one : inner) {
                    fields.addAll(Set.copyOf(of(one, depth - 1)));
                }
            }
        });
    }
}
