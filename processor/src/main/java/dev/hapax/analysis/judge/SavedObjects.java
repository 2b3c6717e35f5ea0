package dev.hapax.analysis.judge;

import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.effect.Action;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.effect.SavedArguments;
import dev.hapax.analysis.flow.Expr;

/** The objects that a call saves: what it is given, or what that holds. */
final class SavedObjects {
    private SavedObjects() {}

    /** What a call is given to save. */
    static Expr given(Effect effect, Action.Catalogued call, Role.SavesEntity role) {
        return Statements.argument(
                effect.operands(), call.receiver(), role.entity().orElse(-1));
    }

    /** One of the objects that a call saves, seen through. */
    static Expr of(Effect effect, Action.Catalogued call, Role.SavesEntity role, Expansion expansion) {
        Expr given = given(effect, call, role);
        return SavedArguments.areSeveral(call.method(), role) ? expansion.elementOf(given) : expansion.of(given);
    }
}
