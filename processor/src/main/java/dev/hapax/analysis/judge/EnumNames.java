package dev.hapax.analysis.judge;

import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.effect.Effects;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.FieldWrite;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How the constants of the project's enums are called: a statement may have the name of one as a text. */
final class EnumNames {
    private final Hierarchy hierarchy;
    private final Effects effects;
    private final Map<String, Map<String, Expr>> known = new HashMap<>();

    EnumNames(Hierarchy hierarchy, Effects effects) {
        this.hierarchy = hierarchy;
        this.effects = effects;
    }

    /** Whether a text is a constant's name, or surely another's; empty where neither is known: it may be a code. */
    Optional<Boolean> areSame(Expr constant, Expr text) {
        if (!(constant instanceof Expr.Fresh made) || !(text instanceof Expr.Const written)) {
            return Optional.empty();
        }
        Map<String, Expr> all = known.computeIfAbsent(made.type(), this::constants);
        return all.entrySet().stream()
                .filter(one -> Constants.areSame(new Expr.Const(one.getKey()), written))
                .map(one -> one.getValue().equals(made))
                .findFirst();
    }

    private Map<String, Expr> constants(String type) {
        Map<String, Expr> constants = new HashMap<>();
        hierarchy
                .resolve(new MethodKey(type, "<clinit>", "()V"))
                .filter(target -> target.owner().isProject())
                .map(effects::writes)
                .ifPresent(writes -> {
                    for (FieldWrite write : writes) {
                        if (write.field().owner().equals(type) && Question.isConstant(write.value())) {
                            constants.put(write.field().name(), write.value());
                        }
                    }
                });
        return constants;
    }
}
