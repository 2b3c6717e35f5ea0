package dev.hapax.analysis.judge;

import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.effect.Action;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.flow.Expr;
import java.util.Set;
import org.objectweb.asm.Type;

/** The objects that a call saves: what it is given, or what that holds. */
final class SavedObjects {
    private static final Set<String> SEVERAL = Set.of(
            "java/lang/Iterable",
            "java/util/Collection",
            "java/util/List",
            "java/util/Set",
            "java/util/stream/Stream",
            "org/reactivestreams/Publisher");

    private SavedObjects() {}

    /** What a call is given to save. */
    static Expr given(Effect effect, Action.Catalogued call, Role.SavesEntity role) {
        return Statements.argument(
                effect.operands(), call.receiver(), role.entity().orElse(-1));
    }

    /** One of the objects that a call saves, seen through. */
    static Expr of(Effect effect, Action.Catalogued call, Role.SavesEntity role, Expansion expansion) {
        Expr given = given(effect, call, role);
        return areSeveral(call, role) ? expansion.elementOf(given) : expansion.of(given);
    }

    private static boolean areSeveral(Action.Catalogued call, Role.SavesEntity role) {
        Type[] types = Type.getArgumentTypes(call.method().descriptor());
        int at = role.entity().orElse(-1);
        return at >= 0
                && at < types.length
                && (types[at].getSort() == Type.ARRAY
                        || (types[at].getSort() == Type.OBJECT && SEVERAL.contains(types[at].getInternalName())));
    }
}
