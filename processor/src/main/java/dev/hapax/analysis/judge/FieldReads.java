package dev.hapax.analysis.judge;

import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.effect.Effects;
import dev.hapax.analysis.flow.CallTargets;
import dev.hapax.analysis.flow.Dispatch;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which of its fields an object's own method looks at to answer: {@code status} for {@code order.isPaid()}. */
final class FieldReads {
    private static final Expr THIS = new Expr.Param(0);
    private static final int MAX_DEPTH = 3;

    private final Effects effects;
    private final CallTargets targets;
    private final Map<MethodTarget, Set<String>> known = new HashMap<>();

    FieldReads(Effects effects, CallTargets targets) {
        this.effects = effects;
        this.targets = targets;
    }

    Set<String> of(MethodTarget method) {
        return of(method, MAX_DEPTH);
    }

    private Set<String> of(MethodTarget method, int depth) {
        if (method.isStatic() || depth == 0) {
            return Set.of();
        }
        Set<String> fields = known.get(method);
        if (fields == null) {
            fields = new LinkedHashSet<>();
            known.put(method, fields);
            for (Expr looked : effects.conditions(method)) {
                collect(looked, fields, depth);
            }
        }
        return fields;
    }

    private void collect(Expr looked, Set<String> fields, int depth) {
        Exprs.visit(looked, part -> {
            if (part instanceof Expr.Field field && field.base().equals(THIS)) {
                fields.add(Writings.name(field.name()));
            } else if (part instanceof Expr.Call call
                    && call.receiver()
                    && !call.args().isEmpty()
                    && call.args().get(0).equals(THIS)) {
                List<MethodTarget> bodies = targets.of(call.method(), Dispatch.VIRTUAL, THIS);
                bodies.forEach(body -> fields.addAll(Set.copyOf(of(body, depth - 1))));
            }
        });
    }
}
