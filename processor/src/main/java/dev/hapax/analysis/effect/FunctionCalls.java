package dev.hapax.analysis.effect;

import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.flow.Bounded;
import dev.hapax.analysis.flow.CallSite;
import dev.hapax.analysis.flow.CallTargets;
import dev.hapax.analysis.flow.Dispatch;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Flows;
import dev.hapax.analysis.flow.Site;
import dev.hapax.analysis.flow.Tuples;
import dev.hapax.analysis.flow.TypeFacts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.objectweb.asm.Type;

/**
 * What is done where functions are called or handed on: lambdas in sight, lambdas that a field keeps, and objects that are
 * there for the one method that somebody else calls on them.
 */
final class FunctionCalls {
    private final CallTargets targets;
    private final LambdaSteps lambdas;
    private final Vouched vouched;
    private final StoredFunctions stored;
    private final CallbackObjects objects;

    FunctionCalls(
            ClassPool pool, Flows flows, CallTargets targets, TypeFacts facts, LambdaSteps lambdas, Vouched vouched) {
        this.targets = targets;
        this.lambdas = lambdas;
        this.vouched = vouched;
        this.stored = new StoredFunctions(pool, targets.hierarchy(), flows);
        this.objects = new CallbackObjects(pool, targets.hierarchy(), facts);
    }

    /**
     * What functions do.
     *
     * @param steps what they do
     * @param functions where they were made
     */
    record Running(List<Step> steps, Set<Site> functions) {
        private static Running of() {
            return new Running(new ArrayList<>(), new LinkedHashSet<>());
        }

        private void add(Site function, List<Step> done) {
            functions.add(function);
            steps.addAll(done);
        }

        boolean isEmpty() {
            return functions.isEmpty();
        }
    }

    /** The functions that a call runs by calling their own method, and a thread that it starts. */
    Running at(CallSite call, MethodTarget caller, Supplier<LambdaSteps.Around> around) {
        if (call.dispatch() != Dispatch.VIRTUAL) {
            return Running.of();
        }
        List<Expr.Lambda> called = LambdaSteps.in(call.receiver())
                .filter(lambda -> lambda.method().name().equals(call.method().name()))
                .toList();
        boolean open = called.isEmpty() && targets.isOpen(call.method());
        if (open && stored.canHold(Type.getObjectType(call.method().owner()))) {
            called = stored.behind(call.receiver()).stream()
                    .filter(lambda ->
                            lambda.method().name().equals(call.method().name()))
                    .toList();
        }
        Running running = run(called, call.args().subList(1, call.args().size()), Exprs.UNKNOWN, around);
        for (MethodTarget body : objects.started(call, caller)) {
            running.add(call.site(), called(body, call.receiver(), List.of(), around.get()));
        }
        return running;
    }

    private Running run(
            List<Expr.Lambda> functions, List<Expr> given, Expr others, Supplier<LambdaSteps.Around> around) {
        Running running = Running.of();
        if (!functions.isEmpty()) {
            LambdaSteps.Around here = around.get();
            functions.forEach(lambda -> running.add(lambda.site(), lambdas.run(lambda, given, others, here)));
        }
        return running;
    }

    /**
     * What the functions do that an argument hands to a library, which is taken to call them here.
     *
     * @param call the call
     * @param argument which of its arguments
     * @param caller the method that has the call
     * @param around where they run
     */
    Running byLibrary(CallSite call, int argument, MethodTarget caller, Supplier<LambdaSteps.Around> around) {
        Optional<Expr> prepared = lambdas.prepared(call);
        List<Expr> combined = Tuples.combined(
                new Expr.Call(call.site(), call.method(), call.dispatch().hasReceiver(), call.args()));
        List<Expr> known = combined.isEmpty() ? prepared.stream().toList() : combined;
        Running running = run(given(call, argument), known, call.receiver(), around);
        Expr others = prepared.orElseGet(() -> Bounded.of(new Expr.Element(call.receiver())));
        for (MethodTarget body : objects.of(call, argument, caller)) {
            running.add(call.site(), called(body, call.arg(argument), List.of(others), around.get()));
        }
        return running;
    }

    /** The lambdas that an argument is, or that the field keeps which it comes from. */
    private List<Expr.Lambda> given(CallSite call, int argument) {
        List<Expr.Lambda> given = LambdaSteps.in(call.arg(argument)).toList();
        return given.isEmpty() ? keptFor(call, argument) : given;
    }

    /**
     * The functions that an argument hands to a method of the project: they run where that calls them, or else, as far as
     * can be seen, here.
     *
     * @param call the call
     * @param argument which of its arguments
     * @param caller the method that has the call
     * @param around where the call stands
     */
    List<Step> byProject(CallSite call, int argument, MethodTarget caller, Supplier<LambdaSteps.Around> around) {
        List<Step> steps = new ArrayList<>();
        for (Expr.Lambda lambda : given(call, argument)) {
            List<Step> here = lambdas.run(lambda, List.of(), call.receiver(), around.get());
            if (!here.isEmpty()) {
                steps.add(Step.Passed.of(lambda.site(), here, true));
            }
        }
        if (call.arg(argument) instanceof Expr.Fresh made) {
            for (MethodTarget body : objects.of(call, argument, caller)) {
                steps.add(Step.Passed.of(made.site(), called(body, made, List.of(), around.get()), false));
            }
        }
        return steps;
    }

    /** The functions in the field that a chain of calls begins with: a lambda further on may be given them. */
    List<Step> inChain(CallSite call, Supplier<LambdaSteps.Around> around) {
        boolean handsOn = call.args().stream().skip(1).anyMatch(Expr.Lambda.class::isInstance);
        if (!handsOn || !call.dispatch().hasReceiver()) {
            return List.of();
        }
        return stored.behind(call.receiver()).stream()
                .map(lambda -> (Step) Step.Passed.of(
                        lambda.site(), lambdas.run(lambda, List.of(), call.receiver(), around.get()), false))
                .toList();
    }

    /** What is kept in a field, if the parameter is for it. */
    private List<Expr.Lambda> keptFor(CallSite call, int argument) {
        Type[] types = Type.getArgumentTypes(call.method().descriptor());
        return argument >= types.length || !stored.canHold(types[argument])
                ? List.of()
                : stored.behind(call.arg(argument)).stream()
                        .filter(lambda -> lambda.method().owner().equals(types[argument].getInternalName()))
                        .toList();
    }

    /**
     * What is run by an invocation in a callee.
     *
     * @param invocation the invocation, with the values that the caller has handed over
     * @param caller the caller
     */
    Running by(Effect invocation, MethodTarget caller) {
        LambdaSteps.Around around = new LambdaSteps.Around(
                invocation.site(),
                caller,
                invocation.place(),
                invocation.guards(),
                invocation.transaction(),
                Surroundings.of(invocation.circumstances()));
        List<Expr> operands = invocation.operands(); // none where too many variants were widened to one
        List<Expr> given = operands.isEmpty() ? List.of() : operands.subList(1, operands.size());
        Expr function = Exprs.nonNull(invocation.operand(0));
        List<Expr.Lambda> run = LambdaSteps.in(function).toList();
        boolean isOpen = run.isEmpty() && invocation.action() instanceof Action.Invoked;
        Running running = run(isOpen ? stored.behind(function) : run, given, Exprs.UNKNOWN, () -> around);
        if (invocation.action() instanceof Action.Invoked call && function instanceof Expr.Fresh made) {
            bodies(call, made).forEach(body -> running.add(made.site(), called(body, made, given, around)));
        }
        return running;
    }

    private List<MethodTarget> bodies(Action.Invoked call, Expr.Fresh object) {
        return call.direct()
                ? targets.of(call.method(), Dispatch.VIRTUAL, object)
                : objects.of(call.method(), object.type());
    }

    /** A method of an object that is called there for it. */
    private List<Step> called(MethodTarget body, Expr object, List<Expr> given, LambdaSteps.Around here) {
        if (vouched.covers(body.key())) {
            return List.of();
        }
        LambdaSteps.Around around = objects.isAfterCommit(body) ? here.late() : here;
        MethodKey method = body.key();
        int count = Type.getArgumentTypes(method.descriptor()).length;
        List<Expr> args = new ArrayList<>(count + 1);
        args.add(object);
        args.addAll(given.subList(0, Math.min(count, given.size())));
        args.addAll(Collections.nCopies(count + 1 - args.size(), given.size() == 1 ? given.get(0) : Exprs.UNKNOWN));
        return List.of(lambdas.into(new CallSite(around.site(), method, Dispatch.VIRTUAL, args, true), body, around));
    }
}
