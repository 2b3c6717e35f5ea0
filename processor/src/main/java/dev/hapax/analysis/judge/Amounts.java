package dev.hapax.analysis.judge;

import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.effect.Effects;
import dev.hapax.analysis.flow.CallTargets;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Operator;
import dev.hapax.analysis.flow.Site;
import dev.hapax.analysis.flow.Subexpressions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Finds the reads of which a method wants to know how much there is, and compares that with a limit: what it answers then is
 * not whether there is something. Whether there is more than nothing is not such a question.
 */
final class Amounts {
    private static final int MAX_DEPTH = 8;
    private static final Set<String> NUMBERS = Set.of(
            "I",
            "J",
            "D",
            "F",
            "Ljava/lang/Integer;",
            "Ljava/lang/Long;",
            "Ljava/lang/Double;",
            "Ljava/math/BigDecimal;",
            "Ljava/math/BigInteger;");
    private static final Set<String> TOTALS = Set.of("reduce", "sum", "count", "size");

    private final Effects effects;
    private final CallTargets targets;
    private final Map<MethodTarget, Direct> known = new HashMap<>();

    Amounts(Effects effects, CallTargets targets) {
        this.effects = effects;
        this.targets = targets;
    }

    /** What one method reads itself, and which it calls to decide. */
    private record Direct(Set<Site> sites, Set<MethodTarget> calls) {}

    /** The calls that read such amounts, in a method and in what it calls. */
    Set<Site> of(MethodTarget method) {
        Set<Site> sites = new HashSet<>();
        Reach.within(MAX_DEPTH, method, called -> {
            Direct direct = direct(called);
            sites.addAll(direct.sites());
            return direct.calls();
        });
        return sites;
    }

    private Direct direct(MethodTarget method) {
        Direct direct = known.get(method);
        if (direct == null) {
            direct = new Direct(new HashSet<>(), new LinkedHashSet<>());
            known.put(method, direct);
            for (Expr looked : effects.conditions(method)) {
                collect(looked, direct);
            }
        }
        return direct;
    }

    private void collect(Expr looked, Direct direct) {
        Subexpressions.visit(looked, part -> {
            if (part instanceof Expr.Op op
                    && op.operator() == Operator.COMPARE
                    && op.operands().size() == 2) {
                compared(op.operands().get(0), op.operands().get(1), direct.sites());
                compared(op.operands().get(1), op.operands().get(0), direct.sites());
            } else if (part instanceof Expr.Call call) {
                direct.calls().addAll(targets.of(call));
            }
        });
    }

    private void compared(Expr amount, Expr other, Set<Site> sites) {
        if (!isNumber(amount) || Limits.mayBeKept(other)) {
            return;
        }
        Subexpressions.visit(amount, part -> {
            if (part instanceof Expr.Call call) {
                sites.add(call.site());
                targets.of(call)
                        .forEach(body ->
                                effects.of(body).stream().map(Effect::site).forEach(sites::add));
            }
        });
    }

    private static boolean isNumber(Expr value) {
        Expr at = Exprs.nonNull(value);
        if (at instanceof Expr.Op op) {
            return op.operator().isArithmetic() && op.operands().stream().anyMatch(Amounts::isNumber);
        }
        return at instanceof Expr.Call call && isNumber(call);
    }

    private static boolean isNumber(Expr.Call call) {
        String descriptor = call.method().descriptor();
        boolean total = Containers.is(call) && TOTALS.contains(call.method().name());
        return total || NUMBERS.contains(descriptor.substring(descriptor.indexOf(')') + 1));
    }
}
