package dev.hapax.analysis.judge;

import dev.hapax.analysis.catalog.RequestPart;
import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.effect.CatalogLookup;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Subexpressions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is said about a request where it is made: by the chain of calls that leads to it, and by its parts. */
final class Requests {
    private final CatalogLookup catalog;

    Requests(CatalogLookup catalog) {
        this.catalog = catalog;
    }

    /**
     * A call about a request.
     *
     * @param role what it says
     * @param call the call, with its values
     */
    record Detail(RequestPart role, Expr.Call call) {
        Expr argument(int index) {
            return Statements.argument(call.args(), call.receiver(), index);
        }
    }

    /** Whether a call says which kind of request is made. */
    boolean isVerb(Expr.Call call) {
        return catalog.role(call.method()).orElse(null) instanceof RequestPart.HttpVerb;
    }

    /** All that is said about an effect's request, by its operands and by the calls on them. */
    List<Detail> details(Effect effect) {
        List<Detail> found = new ArrayList<>();
        effect.operands().forEach(operand -> collect(operand, found));
        return found;
    }

    /** What is said to be the id of what an effect's request writes. */
    List<Expr> ids(Effect effect) {
        return details(effect).stream().flatMap(detail -> id(detail).stream()).toList();
    }

    private static Optional<Expr> id(Detail detail) {
        return detail.role() instanceof RequestPart.Identifies id && identifies(detail, id)
                ? Optional.of(detail.argument(id.value()))
                : Optional.empty();
    }

    /** Whether it is the id that a call gives, and no other field. */
    static boolean identifies(Detail detail, RequestPart.Identifies id) {
        return id.name().isEmpty()
                || RemoteChanges.text(detail.argument(id.name().getAsInt())).equals("_id");
    }

    /** All that is said in a value. */
    List<Detail> details(Expr request) {
        List<Detail> found = new ArrayList<>();
        collect(request, found);
        return found;
    }

    /** Whether a request was made by a caller: what that said about it in statements of its own, an id perhaps, is not seen. */
    boolean isHandedIn(Effect effect) {
        boolean[] handed = {false};
        effect.operands()
                .forEach(operand -> Subexpressions.visit(
                        operand,
                        part -> handed[0] |= part instanceof Expr.Fresh made
                                && !made.site().method().equals(effect.site().method())
                                && catalog.isRequest(made.type())));
        return handed[0];
    }

    private void collect(Expr expr, List<Detail> found) {
        if (expr instanceof Expr.Call call) {
            Role role = catalog.role(call.method()).orElse(null);
            if (role instanceof RequestPart detail) {
                found.add(new Detail(detail, call));
            } else if (role != null && !(role instanceof Role.Neutral)) {
                return; // what another effect hands back tells nothing about this one
            }
        } else if (expr instanceof Expr.Fresh made) {
            MethodKey constructor = new MethodKey(made.type(), "<init>", made.constructor());
            if (catalog.role(constructor).orElse(null) instanceof RequestPart detail) {
                found.add(new Detail(detail, new Expr.Call(made.site(), constructor, false, made.args())));
            }
        }
        Subexpressions.of(expr).forEach(child -> collect(child, found));
    }
}
