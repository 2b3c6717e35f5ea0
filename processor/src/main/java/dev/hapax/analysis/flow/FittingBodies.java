package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.MethodTarget;
import java.util.List;
import org.objectweb.asm.Type;

/**
 * Of the bodies that a call can reach by name, those that the types allow: an {@code EventHandler<Paid>} runs no
 * {@code handle(Shipped)}, and neither does whoever is given a {@code Paid}.
 */
final class FittingBodies {
    private final TypeFacts facts;

    FittingBodies(ClassPool pool, Hierarchy hierarchy) {
        this.facts = new TypeFacts(pool, hierarchy);
    }

    /** Those that fit; all, where none would: then something is not known that should be. */
    List<MethodTarget> of(List<MethodTarget> bodies, CallSite call, MethodTarget caller) {
        List<MethodTarget> fitting = bodies.stream()
                .filter(body -> !facts.exclude(call.receiver(), caller, classOf(body)))
                .filter(body -> takes(body, call, caller))
                .toList();
        return fitting.isEmpty() ? bodies : fitting;
    }

    private static String classOf(MethodTarget body) {
        return body.receiver().isEmpty() ? body.owner().name() : body.receiver();
    }

    /** Only where the body declares another type than the call: it is reached by way of a bridge, which casts. */
    private boolean takes(MethodTarget body, CallSite call, MethodTarget caller) {
        if (call.method().descriptor().equals(body.method().desc)) {
            return true;
        }
        Type[] types = Type.getArgumentTypes(body.method().desc);
        for (int i = 0; i < types.length; i++) {
            if (types[i].getSort() == Type.OBJECT && isOther(call.arg(i), caller, types[i].getInternalName())) {
                return false;
            }
        }
        return true;
    }

    private boolean isOther(Expr value, MethodTarget caller, String type) {
        return facts.of(value, caller)
                .filter(bound -> facts.isA(bound, type) == TypeFacts.Answer.NO)
                .isPresent();
    }
}
