package dev.hapax.analysis.effect;

import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.catalog.Role.EffectKind;
import dev.hapax.analysis.flow.Bounded;
import dev.hapax.analysis.flow.CallSite;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Guard;
import dev.hapax.analysis.flow.Guard.Outcome;
import dev.hapax.analysis.flow.Subexpressions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Inserts that fail where the row is there already: what comes after one that succeeded is guarded by it. */
final class FirstInserts {
    /** Far from the ways of branches. */
    private static final int SIDE = 2000;

    private final CatalogLookup catalog;

    FirstInserts(CatalogLookup catalog) {
        this.catalog = catalog;
    }

    /** The guard that a call is by having succeeded; none for a call that inserts nothing. */
    List<Guard> succeeded(CallSite call) {
        Optional<Role> role = catalog.role(call.method());
        if (role.filter(known -> inserts(known, call)).isEmpty()) {
            return List.of();
        }
        Expr insert = Bounded.of(
                new Expr.Call(call.site(), call.method(), call.dispatch().hasReceiver(), call.args()));
        return List.of(new Guard(call.site(), SIDE, insert, Outcome.DONE));
    }

    private static boolean inserts(Role role, CallSite call) {
        if (role instanceof Role.SavesEntity) {
            return true;
        } else if (role instanceof Role.Effect effect) {
            return effect.kind() == EffectKind.INSERT;
        } else if (role instanceof Role.RunsText declared) {
            return declared.texts().stream().anyMatch(FirstInserts::isInsert);
        }
        return (role instanceof Role.ExecutesSql || role instanceof Role.RunsStatement)
                && call.args().stream().anyMatch(FirstInserts::holdsInsert);
    }

    private static boolean holdsInsert(Expr expr) {
        boolean[] found = {false};
        Subexpressions.visit(
                expr,
                part -> found[0] |= part instanceof Expr.Const constant
                        ? constant.value() instanceof String text && isInsert(text)
                        : part instanceof Expr.Call spelled
                                && isInsert(spelled.method().name()));
        return found[0];
    }

    private static boolean isInsert(String text) {
        return text.toLowerCase(Locale.ROOT).contains("insert");
    }
}
