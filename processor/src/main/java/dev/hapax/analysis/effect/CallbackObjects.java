package dev.hapax.analysis.effect;

import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.flow.CallSite;
import dev.hapax.analysis.flow.DeclaredLocals;
import dev.hapax.analysis.flow.TypeFacts;
import dev.hapax.analysis.flow.TypeFacts.Answer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;

/** Objects of the project that a library is given, for the methods that it calls on them: tasks, listeners, templates. */
final class CallbackObjects {
    private static final int UNCHANGEABLE = Opcodes.ACC_STATIC | Opcodes.ACC_FINAL | Opcodes.ACC_PRIVATE;

    private static final Set<String> AFTER_COMMIT = Set.of("afterCommit", "afterCompletion");
    private static final Set<String> SYNCHRONIZATIONS = Set.of(
            "org/springframework/transaction/support/TransactionSynchronization",
            "jakarta/transaction/Synchronization",
            "javax/transaction/Synchronization");

    private final ClassPool pool;
    private final Hierarchy hierarchy;
    private final TypeFacts facts;

    CallbackObjects(ClassPool pool, Hierarchy hierarchy, TypeFacts facts) {
        this.pool = pool;
        this.hierarchy = hierarchy;
        this.facts = facts;
    }

    /**
     * The methods of an argument that a library may call: those that it knows by the parameter's type and the project has
     * overridden.
     *
     * @param call a call into a library
     * @param argument which of its arguments
     * @param caller the method that has the call
     * @return the project's bodies
     */
    List<MethodTarget> of(CallSite call, int argument, MethodTarget caller) {
        Type[] types = Type.getArgumentTypes(call.method().descriptor());
        if (argument >= types.length || types[argument].getSort() != Type.OBJECT) {
            return List.of();
        }
        return facts.of(call.arg(argument), caller)
                .or(() -> DeclaredLocals.typeOf(caller, call.site().index(), types.length - 1 - argument)
                        .map(cast -> new TypeFacts.Bound(cast, false)))
                .filter(bound -> isOwnClass(bound.type()))
                .filter(bound -> facts.isA(bound, types[argument].getInternalName()) == Answer.YES)
                .map(bound -> overridden(types[argument].getInternalName(), bound.type()))
                .orElse(List.of());
    }

    /**
     * The methods of an object that a library may call after it has been given it.
     *
     * @param library the method that is given the object
     * @param type internal name of the object's class
     * @return the project's bodies
     */
    List<MethodTarget> of(MethodKey library, String type) {
        return Arrays.stream(Type.getArgumentTypes(library.descriptor()))
                .filter(parameter -> parameter.getSort() == Type.OBJECT)
                .map(Type::getInternalName)
                .filter(parameter ->
                        isOwnClass(type) && hierarchy.supertypes(type).contains(parameter))
                .flatMap(parameter -> overridden(parameter, type).stream())
                .distinct()
                .toList();
    }

    /** What a thread runs that is started here. */
    List<MethodTarget> started(CallSite call, MethodTarget caller) {
        boolean starts = call.dispatch().hasReceiver()
                && call.method().signature().equals("start()V")
                && hierarchy.supertypes(call.method().owner()).contains("java/lang/Thread");
        return !starts
                ? List.of()
                : facts.of(call.receiver(), caller).stream()
                        .filter(bound -> isOwnClass(bound.type()))
                        .flatMap(bound -> body(new MethodKey(bound.type(), "run", "()V")))
                        .toList();
    }

    /** Whether a method is called when the transaction is over in which its object was registered. */
    boolean isAfterCommit(MethodTarget body) {
        return AFTER_COMMIT.contains(body.method().name)
                && hierarchy.supertypes(body.owner().name()).stream().anyMatch(SYNCHRONIZATIONS::contains);
    }

    private boolean isOwnClass(String type) {
        return pool.find(type)
                .filter(model -> model.isProject() && !model.isInterface())
                .isPresent();
    }

    /** The library's methods that an object has as one of a known type, or of what implements that in the library, and overrides. */
    private List<MethodTarget> overridden(String known, String type) {
        Set<MethodTarget> bodies = new LinkedHashSet<>();
        Set<String> above = hierarchy.supertypes(known);
        for (String supertype : hierarchy.supertypes(type)) {
            ClassModel model = pool.find(supertype).orElse(null);
            boolean looked =
                    above.contains(supertype) || hierarchy.supertypes(supertype).contains(known);
            if (model == null || model.isProject() || !looked || supertype.equals("java/lang/Object")) {
                continue;
            }
            for (MethodNode method : model.node().methods) {
                if ((method.access & UNCHANGEABLE) == 0 && !method.name.startsWith("<")) {
                    body(new MethodKey(type, method.name, method.desc)).forEach(bodies::add);
                }
            }
        }
        return List.copyOf(bodies);
    }

    private Stream<MethodTarget> body(MethodKey method) {
        return hierarchy
                .resolve(method)
                .filter(body -> body.owner().isProject() && !body.isAbstract())
                .map(body -> hierarchy.on(body, method.owner()))
                .stream();
    }
}
