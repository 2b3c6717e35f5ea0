package dev.hapax.analysis.effect;

import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.flow.CallSite;
import dev.hapax.analysis.flow.Dispatch;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.TypeFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;

/**
 * Methods that are called by reflection and looked up in sight: {@code handler.getClass().getDeclaredMethod("on",
 * event.getClass()).invoke(handler, event)}. Every method of that name that takes such arguments may be meant.
 */
final class ReflectiveCalls {
    private static final Set<String> LOOKUPS = Set.of("getMethod", "getDeclaredMethod");
    private static final int MAX_TARGETS = 40;

    private final Hierarchy hierarchy;
    private final TypeFacts facts;

    ReflectiveCalls(Hierarchy hierarchy, TypeFacts facts) {
        this.hierarchy = hierarchy;
        this.facts = facts;
    }

    /**
     * A call as it would stand without reflection.
     *
     * @param call the call
     * @param bodies what it can reach
     */
    record Plain(CallSite call, List<MethodTarget> bodies) {}

    /** The call of the method that a call by reflection is about; empty where it is none, or that is not in sight. */
    Optional<Plain> plain(CallSite call, MethodTarget caller) {
        Optional<String> name = lookedUp(call);
        Optional<TypeFacts.Bound> object = name.isEmpty() ? Optional.empty() : facts.of(call.arg(0), caller);
        if (object.isEmpty()) {
            return Optional.empty();
        }
        String type = object.get().type();
        List<Expr> given = call.arg(1) instanceof Expr.Array array ? array.elements() : List.of();
        List<MethodTarget> bodies = bodies(type, name.get(), given, caller);
        if (bodies.isEmpty() || bodies.size() > MAX_TARGETS) {
            return Optional.empty();
        }
        List<Expr> args = new ArrayList<>(List.of(call.arg(0)));
        args.addAll(given);
        MethodKey method = new MethodKey(type, name.get(), descriptor(given, caller));
        return Optional.of(
                new Plain(new CallSite(call.site(), method, Dispatch.VIRTUAL, args, call.resultUsed()), bodies));
    }

    /** The name of the method that is called by reflection; empty where the call is none, or the name is not in sight. */
    private static Optional<String> lookedUp(CallSite call) {
        boolean invokes = call.method().owner().equals("java/lang/reflect/Method")
                && call.method().name().equals("invoke");
        return invokes
                        && call.receiver() instanceof Expr.Call lookup
                        && lookup.method().owner().equals("java/lang/Class")
                        && LOOKUPS.contains(lookup.method().name())
                        && lookup.args().size() > 1 // not so where the lookup has lost what it was made with
                        && Exprs.nonNull(lookup.args().get(1)) instanceof Expr.Const name
                ? Optional.of(String.valueOf(name.value()))
                : Optional.empty();
    }

    private List<MethodTarget> bodies(String type, String name, List<Expr> given, MethodTarget caller) {
        Map<MethodKey, MethodTarget> bodies = new LinkedHashMap<>();
        hierarchy.projectSubtypes(type).stream()
                .flatMap(heir -> hierarchy.projectType(heir).stream())
                .forEach(model -> model.node().methods.stream()
                        .filter(method -> method.name.equals(name) && isBody(method) && takes(method, given, caller))
                        .map(method -> new MethodTarget(model, method))
                        .forEach(body -> bodies.putIfAbsent(body.key(), body)));
        return List.copyOf(bodies.values());
    }

    private static boolean isBody(MethodNode method) {
        return (method.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_STATIC | Opcodes.ACC_BRIDGE)) == 0;
    }

    private boolean takes(MethodNode method, List<Expr> given, MethodTarget caller) {
        Type[] parameters = Type.getArgumentTypes(method.desc);
        if (parameters.length != given.size()) {
            return false;
        }
        for (int i = 0; i < parameters.length; i++) {
            String parameter = parameters[i].getInternalName();
            boolean never = facts.of(given.get(i), caller)
                    .filter(bound -> facts.isA(bound, parameter) == TypeFacts.Answer.NO)
                    .isPresent();
            if (never) {
                return false;
            }
        }
        return true;
    }

    /** With what is known of the arguments: each target takes something narrower. */
    private String descriptor(List<Expr> given, MethodTarget caller) {
        Type[] types = given.stream()
                .map(value -> facts.of(value, caller)
                        .map(bound -> Type.getObjectType(bound.type()))
                        .orElseGet(() -> Type.getType(Object.class)))
                .toArray(Type[]::new);
        return Type.getMethodDescriptor(Type.getType(Object.class), types);
    }
}
