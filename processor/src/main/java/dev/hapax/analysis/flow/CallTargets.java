package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.classes.WiredObject;
import dev.hapax.analysis.wiring.InjectedBeans;
import dev.hapax.analysis.wiring.InjectionPoints;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Finds the project's bodies that a call can reach. */
public final class CallTargets {
    private static final Expr THIS = new Expr.Param(0);

    private final ClassPool pool;
    private final Hierarchy hierarchy;
    private final Predicate<String> remote;
    private final Predicate<MethodKey> stub;
    private final HeldObjects held;
    private final FittingBodies fitting;
    /** Without those that stand in for others: an interface can have thousands of implementations and of callers. */
    private final Map<MethodKey, List<MethodTarget>> regular = new HashMap<>();

    /**
     * Targets among a pool's classes.
     *
     * @param pool reads the classes
     * @param hierarchy their inheritance
     * @param remote whether a type, by its internal name, stands for another service, whatever implements it here
     * @param stub whether a method's body does nothing but call another service
     */
    public CallTargets(ClassPool pool, Hierarchy hierarchy, Predicate<String> remote, Predicate<MethodKey> stub) {
        this.pool = pool;
        this.hierarchy = hierarchy;
        this.remote = remote;
        this.stub = stub;
        this.held = new HeldObjects(pool, hierarchy);
        this.fitting = new FittingBodies(pool, hierarchy);
    }

    /**
     * Where objects are injected into the classes.
     *
     * @return the points
     */
    public InjectionPoints injectionPoints() {
        return new InjectionPoints(pool, hierarchy);
    }

    /**
     * The inheritance of the classes.
     *
     * @return the hierarchy
     */
    public Hierarchy hierarchy() {
        return hierarchy;
    }

    /**
     * The project's bodies that a call can reach from a method of which it may be known whose object runs it.
     *
     * @param call the call
     * @param caller the method that holds it
     * @return the bodies; empty where none is the project's own
     */
    public List<MethodTarget> of(CallSite call, MethodTarget caller) {
        boolean onItself = call.receiver().equals(THIS) && !caller.isStatic();
        String self = caller.receiver().isEmpty() ? caller.object().type() : caller.receiver();
        if (!onItself || self.isEmpty()) {
            List<MethodTarget> bodies = of(call.method(), call.dispatch(), call.receiver(), caller.object());
            return bodies.size() < 2 ? bodies : fitting.of(bodies, call, caller);
        }
        Optional<MethodTarget> declared = hierarchy.resolve(call.method());
        boolean fixed = call.dispatch() != Dispatch.VIRTUAL
                || declared.filter(Hierarchy::isFixed).isPresent();
        Optional<MethodTarget> body =
                fixed ? declared : hierarchy.resolve(call.method().in(self));
        return ownBody(body.map(target -> hierarchy.on(target, self).of(caller.object())));
    }

    /**
     * The project's bodies that a call can reach.
     *
     * @param method what the call names
     * @param dispatch how its target is chosen
     * @param receiver what it is called on
     * @return the bodies; empty where none is the project's own
     */
    public List<MethodTarget> of(MethodKey method, Dispatch dispatch, Expr receiver) {
        return of(method, dispatch, receiver, WiredObject.NONE);
    }

    /**
     * The project's bodies that a call in a value can have reached.
     *
     * @param call the call
     * @return the bodies; empty where none is the project's own
     */
    public List<MethodTarget> of(Expr.Call call) {
        Expr receiver = call.receiver() && !call.args().isEmpty()
                ? Exprs.nonNull(call.args().get(0))
                : Exprs.UNKNOWN;
        return of(call.method(), call.receiver() ? Dispatch.VIRTUAL : Dispatch.STATIC, receiver);
    }

    private List<MethodTarget> of(MethodKey method, Dispatch dispatch, Expr receiver, WiredObject self) {
        if (dispatch != Dispatch.VIRTUAL) {
            return ownBody(hierarchy.resolve(method));
        } else if (stub.test(method)) {
            return List.of();
        }
        Set<String> made = madeTypes(receiver);
        if (!made.isEmpty()) {
            Set<MethodTarget> targets = new LinkedHashSet<>();
            made.forEach(type -> targets.addAll(
                    ownBody(hierarchy.resolve(method.in(type)).map(target -> hierarchy.on(target, type)))));
            return new ArrayList<>(targets);
        }
        Optional<MethodTarget> declared = hierarchy.resolve(method);
        if (declared.filter(Hierarchy::isFixed).isPresent() || remote.test(method.owner())) {
            return ownBody(declared);
        }
        boolean followed =
                pool.find(method.owner()).filter(ClassModel::isProject).isPresent()
                        || !(method.owner().startsWith("java/")
                                || method.owner().startsWith("kotlin/"));
        return followed ? implementations(method, receiver, self) : List.of();
    }

    /** Those of the objects that a field holds, where it is one that the method is called on. */
    private List<MethodTarget> implementations(MethodKey method, Expr receiver, WiredObject self) {
        List<MethodTarget> all = hierarchy.implementations(method);
        if (!(receiver instanceof Expr.Field field)) {
            return withoutStandIns(method, all);
        }
        Optional<List<WiredObject>> objects = all.size() < 2 ? held.told(field, self) : held.in(field, self);
        List<MethodTarget> meant = objects.map(found -> bodies(method, found)).orElse(List.of());
        return meant.isEmpty() ? withoutStandIns(method, all) : meant;
    }

    /** The bodies that objects have for a method; nothing where the body of one of them is not the project's. */
    private List<MethodTarget> bodies(MethodKey method, List<WiredObject> objects) {
        Set<MethodTarget> bodies = new LinkedHashSet<>();
        for (WiredObject object : objects) {
            List<MethodTarget> body = ownBody(hierarchy
                    .resolve(method.in(object.type()))
                    .map(target -> hierarchy.on(target, object.type()).of(object)));
            if (body.isEmpty()) {
                return List.of();
            }
            bodies.addAll(body);
        }
        return List.copyOf(bodies);
    }

    /** What is there for the case that another one fails, or is missing, is not called where there is another one. */
    private List<MethodTarget> withoutStandIns(MethodKey method, List<MethodTarget> all) {
        return all.size() < 2 ? all : regular.computeIfAbsent(method, key -> withoutStandIns(all));
    }

    private static List<MethodTarget> withoutStandIns(List<MethodTarget> all) {
        List<MethodTarget> others = all.stream()
                .filter(target -> !InjectedBeans.standsIn(target.owner()))
                .toList();
        return others.isEmpty() ? all : others;
    }

    /**
     * Whether a call leaves open what it runs, so that it can be a lambda.
     *
     * @param method what the call names
     * @return true for the abstract methods of interfaces
     */
    public boolean isOpen(MethodKey method) {
        return hierarchy
                .resolve(method)
                .filter(target -> target.isAbstract() && target.owner().isInterface())
                .isPresent();
    }

    private static List<MethodTarget> ownBody(Optional<MethodTarget> target) {
        return target.filter(t -> !t.isAbstract() && t.owner().isProject())
                .map(List::of)
                .orElse(List.of());
    }

    /** The classes of the objects that a receiver can be, if all of them are made in sight. */
    private static Set<String> madeTypes(Expr receiver) {
        Set<String> types = new LinkedHashSet<>();
        for (Expr option : Exprs.options(receiver)) {
            if (!(option instanceof Expr.Fresh fresh) || fresh.type().startsWith("[")) {
                return Set.of();
            }
            types.add(fresh.type());
        }
        return types;
    }
}
