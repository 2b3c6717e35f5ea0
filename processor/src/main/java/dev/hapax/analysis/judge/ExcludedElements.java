package dev.hapax.analysis.judge;

import dev.hapax.analysis.catalog.RequestPart;
import dev.hapax.analysis.catalog.Role.EffectKind;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Subexpressions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Knows updates of documents that keep in the document for what they were done, and whose query leaves out documents that have
 * it: {@code where("orders").ne(id)} with {@code inc("sold", n).addToSet("orders", id)}, {@code where("updated").lt(time)} with
 * {@code set("updated", time)}. The second run finds nothing.
 */
final class ExcludedElements {
    private static final Set<String> EXCLUDING = Set.of("ne", "lt", "gt");

    private ExcludedElements() {}

    /** Whether an update adds what its query excludes. */
    static boolean claim(Effect effect, List<Requests.Detail> details) {
        Map<Object, Expr> excluded = new HashMap<>();
        Subexpressions.visit(effect.operand(1), part -> {
            if (part instanceof Expr.Call call
                    && EXCLUDING.contains(call.method().name())) {
                exclude(call, excluded);
            }
        });
        return !excluded.isEmpty() && details.stream().anyMatch(detail -> adds(detail, excluded));
    }

    private static void exclude(Expr.Call call, Map<Object, Expr> excluded) {
        List<Expr> args = call.args();
        if (call.receiver() && args.size() == 2) {
            field(args.get(0)).ifPresent(field -> excluded.put(field, args.get(1)));
        } else if (!call.receiver() && args.size() == 2 && args.get(0) instanceof Expr.Const field) {
            excluded.put(Objects.requireNonNull(field.value()), args.get(1));
        }
    }

    /** The field that a chain of criteria speaks of at its end. */
    private static Optional<Object> field(Expr chain) {
        return Exprs.nonNull(chain) instanceof Expr.Call named
                        && (named.method().name().equals("where")
                                || named.method().name().equals("and"))
                        && named.args().get(named.args().size() - 1) instanceof Expr.Const name
                ? Optional.ofNullable(name.value())
                : Optional.empty();
    }

    private static boolean adds(Requests.Detail detail, Map<Object, Expr> excluded) {
        return detail.role() instanceof RequestPart.DescribesUpdate described
                && (described.kind() == EffectKind.SET || described.kind() == EffectKind.APPEND)
                && described.field().isPresent()
                && described.value().isPresent()
                && detail.argument(described.field().getAsInt()) instanceof Expr.Const field
                && detail.argument(described.value().getAsInt()).equals(excluded.get(field.value()));
    }
}
