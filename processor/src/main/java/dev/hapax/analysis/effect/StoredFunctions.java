package dev.hapax.analysis.effect;

import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Code;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.flow.CallSite;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.FieldWrite;
import dev.hapax.analysis.flow.Flows;
import dev.hapax.analysis.flow.MethodFlow;
import dev.hapax.analysis.flow.Subexpressions;
import dev.hapax.analysis.wiring.Callers;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Finds the lambdas that a field holds, itself or in a map or list: those that its class puts there, and those that the
 * project hands to the constructors and methods that do. Which of several is meant is not told apart. Each field is looked
 * at once. Not thread-safe.
 */
final class StoredFunctions {
    private static final int MAX_LAMBDAS = 60;
    /** Through how many constructors and methods a lambda can be handed on to where it is kept. */
    private static final int MAX_HANDED = 4;
    /** How many callers of one method are asked for what they hand over. */
    private static final int MAX_CALLERS = 60;

    private static final int MAX_STEPS = 8;

    private static final String OF_CONTAINERS = "java/util/";
    private static final Type OBJECT = Type.getObjectType("java/lang/Object");

    /** The methods of containers that keep what they are given. */
    private static final Set<String> PUTTING =
            Set.of("put", "putIfAbsent", "putAll", "add", "addAll", "addFirst", "addLast", "offer", "push", "set");

    private static final Expr THIS = new Expr.Param(0);

    private final ClassPool pool;
    private final Hierarchy hierarchy;
    private final Flows flows;
    private final Callers callers;
    private final Map<FieldName, List<Expr.Lambda>> known = new HashMap<>();

    StoredFunctions(ClassPool pool, Hierarchy hierarchy, Flows flows) {
        this.pool = pool;
        this.hierarchy = hierarchy;
        this.flows = flows;
        this.callers = new Callers(pool, hierarchy);
    }

    /** Whether a lambda can be an object of a type. */
    boolean canHold(Type type) {
        return type.getSort() == Type.OBJECT
                && pool.find(type.getInternalName())
                        .filter(ClassModel::isFunctional)
                        .isPresent();
    }

    private record FieldName(String owner, String name) {}

    /**
     * The lambdas that a value may be.
     *
     * @param value the value
     * @return the lambdas in the field that it comes from; none where it comes from elsewhere
     */
    List<Expr.Lambda> behind(Expr value) {
        return holder(value)
                .map(field -> declared(field)
                        .map(name -> in(name).stream()
                                .map(lambda -> flows.substitute(lambda, List.of(field.base())))
                                .filter(Expr.Lambda.class::isInstance)
                                .map(Expr.Lambda.class::cast)
                                .toList())
                        .orElse(List.of()))
                .orElse(List.of());
    }

    /** The field that holds a value, directly or in a container of the JDK. */
    private static Optional<Expr.Field> holder(Expr value) {
        Expr at = Exprs.nonNull(value);
        for (int i = 0; i < MAX_STEPS; i++) {
            if (at instanceof Expr.Field field) {
                return Optional.of(field);
            } else if (at instanceof Expr.Element element) {
                at = Exprs.nonNull(element.of());
            } else if (at instanceof Expr.Call call
                    && call.method().owner().startsWith(OF_CONTAINERS)
                    && !call.args().isEmpty()) {
                at = Exprs.nonNull(call.args().get(0));
            } else {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private Optional<FieldName> declared(Expr.Field field) {
        return hierarchy.supertypes(field.owner()).stream()
                .filter(type -> pool.find(type)
                        .filter(ClassModel::isProject)
                        .flatMap(model -> model.field(field.name()))
                        .isPresent())
                .map(type -> new FieldName(type, field.name()))
                .findFirst();
    }

    private List<Expr.Lambda> in(FieldName field) {
        List<Expr.Lambda> found = known.get(field);
        if (found == null) {
            known.put(field, List.of());
            found = new Search(field).run();
            known.put(field, found);
        }
        return found;
    }

    /** The search for what one field holds. What is found is in terms of the object that has the field. */
    private final class Search {
        private final FieldName field;
        private final Set<Expr.Lambda> found = new LinkedHashSet<>();
        private final Set<Object> seen = new HashSet<>();

        Search(FieldName field) {
            this.field = field;
        }

        List<Expr.Lambda> run() {
            ClassModel owner = pool.find(field.owner()).orElseThrow();
            for (MethodNode method : owner.node().methods) {
                MethodTarget target = new MethodTarget(owner, method);
                if (mayPut(method)) {
                    flows.of(target).ifPresent(this::in);
                }
            }
            return List.copyOf(found);
        }

        /** Whether a method can be one that fills the field, by its instructions alone: most are not, and need no look. */
        private boolean mayPut(MethodNode method) {
            for (AbstractInsnNode insn : Code.of(method).instructions) {
                boolean writes = insn.getOpcode() == Opcodes.PUTFIELD || insn.getOpcode() == Opcodes.PUTSTATIC;
                if (writes && ((FieldInsnNode) insn).name.equals(field.name())) {
                    return true;
                } else if (insn instanceof MethodInsnNode call
                        && call.owner.startsWith(OF_CONTAINERS)
                        && PUTTING.contains(call.name)) {
                    return true;
                }
            }
            return false;
        }

        private void in(MethodFlow flow) {
            for (FieldWrite write : flow.writes()) {
                if (isMeant(write.field())) {
                    take(write.value(), flow, THIS, 0);
                }
            }
            for (CallSite call : flow.calls()) {
                if (puts(call) && holder(call.receiver()).filter(this::isMeant).isPresent()) {
                    call.args().stream().skip(1).forEach(arg -> take(arg, flow, THIS, 0));
                }
            }
        }

        private static boolean puts(CallSite call) {
            return call.dispatch().hasReceiver()
                    && call.method().owner().startsWith(OF_CONTAINERS)
                    && PUTTING.contains(call.method().name());
        }

        private boolean isMeant(Expr.Field other) {
            return other.name().equals(field.name())
                    && hierarchy.supertypes(other.owner()).contains(field.owner());
        }

        /**
         * Takes the lambdas of a value.
         *
         * @param value the value
         * @param flow the method in whose terms it is
         * @param self the object that has the method
         * @param handed how many calls have handed it on
         */
        private void take(Expr value, MethodFlow flow, Expr self, int handed) {
            if (found.size() >= MAX_LAMBDAS || !seen.add(List.of(value, flow.target()))) {
                return;
            }
            List<Expr> args = flow.target().isStatic() ? List.of() : List.of(self);
            Subexpressions.visit(value, part -> {
                if (part instanceof Expr.Lambda lambda) {
                    if (flows.substitute(lambda, args) instanceof Expr.Lambda here) {
                        found.add(here);
                    }
                } else if (part instanceof Expr.Param param && (flow.target().isStatic() || param.index() > 0)) {
                    handedOver(flow.target(), param.index(), handed);
                } else if (part instanceof Expr.Fresh made && made.type().startsWith(OF_CONTAINERS)) {
                    filled(made, flow, self, handed);
                }
            });
        }

        /** What is put into a container that is kept afterwards. */
        private void filled(Expr.Fresh container, MethodFlow flow, Expr self, int handed) {
            for (CallSite call : flow.calls()) {
                if (puts(call)
                        && call.receiver() instanceof Expr.Fresh made
                        && made.site().equals(container.site())) {
                    call.args().stream().skip(1).forEach(arg -> take(arg, flow, self, handed));
                }
            }
        }

        private void handedOver(MethodTarget method, int parameter, int handed) {
            if (handed >= MAX_HANDED || !hasRoom(method, parameter)) {
                return;
            }
            callers.of(method.key()).stream()
                    .limit(MAX_CALLERS)
                    .forEach(caller -> flows.of(caller)
                            .ifPresent(flow -> flow.calls().stream()
                                    .filter(call -> isCallOf(call, method))
                                    .forEach(call ->
                                            take(call.args().get(parameter), flow, self(caller, method), handed + 1))));
        }

        /** Whether a parameter's type leaves room for a lambda, or for a container of some. */
        private boolean hasRoom(MethodTarget method, int parameter) {
            Type[] types = Type.getArgumentTypes(method.method().desc);
            Type type = types[method.isStatic() ? parameter : parameter - 1];
            return type.getSort() == Type.ARRAY
                    || type.equals(OBJECT)
                    || type.getDescriptor().startsWith("L" + OF_CONTAINERS)
                    || canHold(type);
        }

        private boolean isCallOf(CallSite call, MethodTarget method) {
            return call.method().name().equals(method.method().name)
                    && call.method().descriptor().equals(method.method().desc)
                    && hierarchy
                            .resolve(call.method())
                            .filter(found -> found.key().equals(method.key()))
                            .isPresent();
        }

        /** Constructors that call each other have one object; any other is a single one of its class. */
        private Expr self(MethodTarget caller, MethodTarget method) {
            return caller.owner().name().equals(field.owner())
                            && method.method().name.equals("<init>")
                            && caller.method().name.equals("<init>")
                    ? THIS
                    : Exprs.single(caller.owner().name());
        }
    }
}
