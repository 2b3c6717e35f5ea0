package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.MethodTarget;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.objectweb.asm.Opcodes;

/**
 * Tells methods that look at nothing but their arguments, so that the object that they hand back says all that there is to
 * say about the call: factories, builders, mappers.
 */
final class PlainMethods {
    private static final int MAX_DEPTH = 24;
    private static final int MAX_TARGETS = 3;

    private final Flows flows;
    private final CallTargets targets;
    private final Predicate<MethodKey> looks;
    private final Map<MethodKey, Boolean> known = new HashMap<>();
    private final Set<MethodKey> open = new HashSet<>();

    PlainMethods(Flows flows, CallTargets targets, Predicate<MethodKey> looks) {
        this.flows = flows;
        this.targets = targets;
        this.looks = looks;
    }

    boolean is(MethodTarget target) {
        MethodKey key = target.key();
        Boolean found = known.get(key);
        if (found != null) {
            return found;
        }
        if (open.size() >= MAX_DEPTH || !open.add(key)) {
            return false;
        }
        try {
            Optional<MethodFlow> flow = flows.of(target);
            if (flow.isEmpty()) {
                return false; // perhaps only as long as it is being computed
            }
            found = flow.get().calls().stream().allMatch(this::isPlain);
        } finally {
            open.remove(key);
        }
        known.put(key, found);
        return found;
    }

    private boolean isPlain(CallSite call) {
        return call.args().stream().allMatch(this::isPlainArgument) && isPlainCall(call);
    }

    private boolean isPlainArgument(Expr arg) {
        if (!(arg instanceof Expr.Lambda lambda) || lambda.body().getTag() == Opcodes.H_NEWINVOKESPECIAL) {
            return true;
        }
        MethodKey body = lambda.runs();
        boolean isStatic = lambda.body().getTag() == Opcodes.H_INVOKESTATIC;
        List<MethodTarget> bodies = targets.of(body, isStatic ? Dispatch.STATIC : Dispatch.VIRTUAL, Exprs.UNKNOWN);
        return bodies.isEmpty()
                ? !looks.test(body)
                : bodies.size() <= MAX_TARGETS && bodies.stream().allMatch(this::is);
    }

    private boolean isPlainCall(CallSite call) {
        List<MethodTarget> bodies = targets.of(call.method(), call.dispatch(), call.receiver());
        return bodies.isEmpty()
                ? !looks.test(call.method())
                : bodies.size() <= MAX_TARGETS && bodies.stream().allMatch(this::is);
    }
}
