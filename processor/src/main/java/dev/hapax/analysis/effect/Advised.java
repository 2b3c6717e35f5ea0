package dev.hapax.analysis.effect;

import dev.hapax.analysis.CodePlace;
import dev.hapax.analysis.aspects.Advice;
import dev.hapax.analysis.aspects.Advices;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.flow.CallSite;
import dev.hapax.analysis.flow.Dispatch;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.GivenMessages;
import dev.hapax.analysis.flow.Guard;
import dev.hapax.analysis.flow.JoinPoints;
import dev.hapax.analysis.flow.MethodFlow;
import dev.hapax.analysis.flow.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * What is done where a method is called that a framework runs other code around: the outermost advice is called, and its
 * {@code proceed()} runs the next one, or the method. Not thread-safe.
 */
final class Advised {
    /** Where no instruction stands. */
    static final int NOWHERE = -2;

    private final Advices advices;
    private final Hierarchy hierarchy;
    private final TransactionScopes transactions;
    private final Vouched vouched;
    private final Preconditions preconditions;
    private final FallbackSteps fallbacks;

    Advised(
            ClassPool pool,
            Hierarchy hierarchy,
            TransactionScopes transactions,
            Vouched vouched,
            Preconditions preconditions,
            FallbackSteps fallbacks) {
        this.advices = new Advices(pool, hierarchy);
        this.hierarchy = hierarchy;
        this.transactions = transactions;
        this.vouched = vouched;
        this.preconditions = preconditions;
        this.fallbacks = fallbacks;
    }

    /** What a call does that leads into a method: that alone where nothing steps in front of it. */
    List<Step> called(CallSite call, MethodFlow caller, Step.Into into) {
        if (!isProxied(call)) {
            return List.of(into);
        }
        boolean self = isOnSelf(call, caller.target());
        List<Advice> found = advices.of(into.target()).stream()
                .filter(advice -> advice.onSelf() || !self)
                .toList();
        if (found.isEmpty() && !fallbacks.isGuarded(into.target())) {
            return List.of(into);
        }
        Transaction outer = transactions.own(caller, call.site(), call.args());
        List<Step> steps = found.isEmpty() ? List.of(into) : steps(found, into, call.site(), outer);
        return FallbackSteps.guarded(steps, fallbacks.at(into, self, outer));
    }

    private static boolean isProxied(CallSite call) {
        return call.dispatch() == Dispatch.VIRTUAL && !(call.receiver() instanceof Expr.Fresh);
    }

    private static boolean isOnSelf(CallSite call, MethodTarget caller) {
        return !caller.isStatic() && call.receiver().equals(new Expr.Param(0));
    }

    /**
     * The fallbacks of a method where it is called.
     *
     * @param call the call
     * @param caller the method that has the call
     * @param into how the method is called
     * @param outer the transaction around the call
     */
    List<FallbackSteps.AtCall> fallbacks(CallSite call, MethodTarget caller, Step.Into into, Transaction outer) {
        return isProxied(call) ? fallbacks.at(into, isOnSelf(call, caller), outer) : List.of();
    }

    /** The fallbacks of a method where it is called for which a framework makes a body. */
    List<FallbackSteps.AtCall> withoutBody(CallSite call, MethodFlow caller, Function<MethodTarget, Step.Into> called) {
        return guardedDeclaration(call.method())
                .map(method -> fallbacks(
                        call,
                        caller.target(),
                        called.apply(method),
                        transactions.own(caller, call.site(), call.args())))
                .orElse(List.of());
    }

    /** The method without a body that a call names, for which a framework makes one, if it has fallbacks. */
    Optional<MethodTarget> guardedDeclaration(MethodKey method) {
        return hierarchy
                .resolve(method)
                .filter(target -> target.isAbstract() && target.owner().isProject())
                .map(target -> hierarchy.on(target, method.owner()))
                .filter(fallbacks::isGuarded);
    }

    /** What a framework runs that calls a method; empty where that is the method alone. */
    List<Step> entered(MethodTarget method, CodePlace place) {
        List<Advice> found = new ArrayList<>(advices.before(method));
        found.addAll(advices.of(method));
        if (found.isEmpty() && !fallbacks.isGuarded(method)) {
            return List.of();
        }
        List<Expr> args = IntStream.rangeClosed(0, Type.getArgumentTypes(method.method().desc).length)
                .<Expr>mapToObj(Expr.Param::new)
                .toList();
        Step.Into into = new Step.Into(method, args, place, List.of(), transactions.entered(method), Surroundings.NONE);
        List<Step> steps = found.isEmpty()
                ? List.of(into)
                : steps(found, into, new Site(method.key(), NOWHERE), Transaction.CALLERS);
        return FallbackSteps.guarded(steps, fallbacks.at(into, false, Transaction.CALLERS));
    }

    private List<Step> steps(List<Advice> found, Step.Into into, Site site, Transaction outer) {
        List<Advice> around = new ArrayList<>();
        List<Step> before = new ArrayList<>();
        List<Step> after = new ArrayList<>();
        List<Guard> guards = new ArrayList<>();
        Step.Into method = exact(into);
        Expr.Lambda proceeding = proceeding(method, site, "org/aspectj/lang/JoinPoint", false);
        for (Advice advice : found) {
            if (vouched.covers(advice.body().key())) {
                continue;
            }
            switch (advice.when()) {
                case AROUND -> around.add(advice);
                case BEFORE -> {
                    Step.Into step = advice(advice, proceeding, method, method.transaction());
                    before.add(step);
                    guards.addAll(preconditions.after(advice.body(), step.args(), Optional.empty()));
                }
                case ACCEPTING -> {
                    Step.Into step = advice(advice, proceeding, method, outer);
                    before.add(step);
                    guards.addAll(preconditions.afterSome(advice.body(), step.args()));
                }
                case REFUSING -> {
                    Step.Into step = advice(advice, proceeding, method, outer);
                    before.add(step);
                    guards.addAll(preconditions.after(advice.body(), step.args(), Optional.of(false)));
                }
                case AFTER -> after.add(advice(advice, proceeding, method, method.transaction()));
            }
        }
        guards.addAll(method.guards());
        Step.Into guarded = new Step.Into(
                method.target(), method.args(), method.place(), guards, method.transaction(), method.surroundings());
        List<Step> all = new ArrayList<>(before);
        all.addAll(around.isEmpty() ? List.of(guarded) : around(around, guarded, site, outer));
        all.addAll(after);
        return all;
    }

    private List<Step> around(List<Advice> advices, Step.Into method, Site site, Transaction outer) {
        boolean outside = advices.stream().allMatch(Advice::outside);
        List<Step> steps = new ArrayList<>();
        Step.Into inner = method;
        Site made = site;
        for (int i = advices.size() - 1; i >= 0; i--) {
            Advice advice = advices.get(i);
            boolean innermost = i == advices.size() - 1;
            Expr.Lambda proceed = proceeding(inner, made, type(advice), outside && innermost);
            steps.add(Step.Passed.of(made, List.of(inner), innermost));
            inner = advice(advice, proceed, method, outside ? outer : method.transaction());
            made = new Site(advice.body().key(), NOWHERE - i);
        }
        steps.add(0, inner);
        return steps;
    }

    /** How an advice is called. */
    private static Step.Into advice(Advice advice, Expr.Lambda proceed, Step.Into method, Transaction transaction) {
        List<Expr> args = new ArrayList<>();
        args.add(Exprs.single(advice.body().owner().name()));
        int count = Type.getArgumentTypes(advice.body().method().desc).length;
        for (int i = 0; i < count; i++) {
            Integer given = advice.given().get(i);
            args.add(
                    i == advice.call() ? proceed : given == null ? record(advice, i, method) : argument(method, given));
        }
        return new Step.Into(advice.body(), args, method.place(), method.guards(), transaction, method.surroundings());
    }

    /** The record that the other method is given in parts; not known for any other parameter. */
    private static Expr record(Advice advice, int parameter, Step.Into method) {
        Map<String, Expr> parts = new HashMap<>();
        advice.record().parts().forEach((name, index) -> parts.put(name, argument(method, index)));
        return parameter > 0 || parts.isEmpty()
                ? Exprs.UNKNOWN
                : GivenMessages.of(new Site(advice.body().key(), NOWHERE), parts);
    }

    private static Expr argument(Step.Into method, int index) {
        return index + 1 < method.args().size() ? method.args().get(index + 1) : Exprs.UNKNOWN;
    }

    private static String type(Advice advice) {
        return Type.getArgumentTypes(advice.body().method().desc)[advice.call()].getInternalName();
    }

    /** What stands for the call of a method. */
    static Expr.Lambda proceeding(Step.Into into, Site made, String type, boolean begins) {
        MethodTarget target = into.target();
        String owner = target.receiver().isEmpty() ? target.owner().name() : target.receiver();
        Handle body = new Handle(
                begins ? Opcodes.H_INVOKEINTERFACE : Opcodes.H_INVOKESPECIAL,
                owner,
                target.method().name,
                target.method().desc,
                target.owner().isInterface());
        return new Expr.Lambda(made, body, into.args(), JoinPoints.proceeding(type));
    }

    /** Whether the transaction that an annotation of the method begins is begun by the call: otherwise it is around it. */
    static boolean beginsInside(Expr.Lambda proceeding) {
        return proceeding.body().getTag() == Opcodes.H_INVOKEINTERFACE;
    }

    /** The method that a name stands for in what stands for a call, and for objects of the class that is named there. */
    static Optional<MethodTarget> target(Hierarchy hierarchy, MethodKey body) {
        return hierarchy
                .resolve(body)
                .map(target ->
                        target.owner().name().equals(body.owner()) ? target : hierarchy.on(target, body.owner()));
    }

    private Step.Into exact(Step.Into into) {
        MethodTarget target = into.target();
        String owner = target.receiver().isEmpty() ? target.owner().name() : target.receiver();
        MethodTarget exact = target(hierarchy, target.key().in(owner)).orElse(target);
        return new Step.Into(exact, into.args(), into.place(), into.guards(), into.transaction(), into.surroundings());
    }
}
