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
import java.util.Map;
import java.util.Set;

/** Which fields of an object a method looks at to answer: {@code status} for {@code order.isPaid()} or {@code isPaid(order)}. */
final class FieldReads {
    private static final int MAX_DEPTH = 8;

    private final Effects effects;
    private final CallTargets targets;
    private final Map<Asked, Direct> known = new HashMap<>();

    FieldReads(Effects effects, CallTargets targets) {
        this.effects = effects;
        this.targets = targets;
    }

    private record Asked(MethodTarget method, int parameter) {}

    /** What one method reads itself, and whom it asks. */
    private record Direct(Set<String> fields, Set<Asked> asks) {}

    /** The fields of a parameter, the receiver being 0. */
    Set<String> of(MethodTarget method, int parameter) {
        Set<String> fields = new LinkedHashSet<>();
        Reach.within(MAX_DEPTH, new Asked(method, parameter), asked -> {
            Direct direct = direct(asked);
            fields.addAll(direct.fields());
            return direct.asks();
        });
        return fields;
    }

    private Direct direct(Asked asked) {
        Direct direct = known.get(asked);
        if (direct == null) {
            direct = new Direct(new LinkedHashSet<>(), new LinkedHashSet<>());
            known.put(asked, direct);
            for (Expr looked : effects.conditions(asked.method())) {
                collect(looked, new Expr.Param(asked.parameter()), direct);
            }
        }
        return direct;
    }

    private void collect(Expr looked, Expr object, Direct direct) {
        Subexpressions.visit(looked, part -> {
            if (part instanceof Expr.Field field && field.base().equals(object)) {
                direct.fields().add(Writings.name(field.name()));
            } else if (part instanceof Expr.Call call && call.args().contains(object)) {
                Expr receiver = call.receiver() ? call.args().get(0) : Exprs.UNKNOWN;
                Dispatch dispatch = call.receiver() ? Dispatch.VIRTUAL : Dispatch.STATIC;
                int parameter = call.args().indexOf(object);
                targets.of(call.method(), dispatch, receiver)
                        .forEach(body -> direct.asks().add(new Asked(body, parameter)));
            }
        });
    }
}
