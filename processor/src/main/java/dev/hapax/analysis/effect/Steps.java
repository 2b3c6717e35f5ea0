package dev.hapax.analysis.effect;

import dev.hapax.analysis.CodePlace;
import dev.hapax.analysis.PathStep;
import dev.hapax.analysis.catalog.CatalogRow;
import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.classes.Names;
import dev.hapax.analysis.flow.CallSite;
import dev.hapax.analysis.flow.CallTargets;
import dev.hapax.analysis.flow.Dispatch;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.FieldWrite;
import dev.hapax.analysis.flow.Flows;
import dev.hapax.analysis.flow.Guard;
import dev.hapax.analysis.flow.MethodFlow;
import dev.hapax.analysis.flow.Site;
import dev.hapax.analysis.flow.TypeFacts;
import dev.hapax.analysis.flow.TypeTests;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads from a method's flow what the method does, step by step. */
final class Steps {
    private final Flows flows;
    private final CallTargets targets;
    private final CatalogLookup catalog;
    private final Details details;
    private final EventTargets events;
    private final Vouched vouched;
    private final Setters setters;
    private final TransactionScopes transactions;
    private final LambdaSteps lambdas;
    private final Preconditions preconditions;
    private final Places places = new Places();

    Steps(ClassPool pool, Flows flows, CallTargets targets, CatalogLookup catalog, TypeFacts facts) {
        this.flows = flows;
        this.targets = targets;
        this.catalog = catalog;
        this.setters = new Setters(flows);
        this.details = new Details(flows, targets, catalog);
        this.events = new EventTargets(pool, targets.hierarchy(), facts);
        this.vouched = new Vouched(pool, targets.hierarchy());
        this.transactions = new TransactionScopes(pool, targets.hierarchy(), catalog);
        this.lambdas = new LambdaSteps(targets, catalog, vouched, transactions);
        this.preconditions = new Preconditions(flows, targets, catalog);
    }

    /** The transaction of a method that the framework calls. */
    Transaction entered(MethodTarget method) {
        return transactions.entered(method);
    }

    /** What an invocation runs that a caller has put a lambda into. */
    List<Step> running(Effect invocation, MethodTarget creator) {
        LambdaSteps.Around around = new LambdaSteps.Around(
                invocation.site(), creator, invocation.place(), invocation.guards(), invocation.transaction());
        List<Expr> given =
                invocation.operands().subList(1, invocation.operands().size());
        return LambdaSteps.in(invocation.operand(0))
                .flatMap(lambda -> lambdas.run(lambda, given, Exprs.UNKNOWN, around).stream())
                .toList();
    }

    /** The steps of a method, in the order of its code. */
    List<Step> of(MethodTarget target) {
        if (!target.owner().isProject()) {
            return List.of(new Step.Own(notAnalyzed(target, "which is a library's code and is not followed")));
        }
        Optional<MethodFlow> computed = flows.of(target);
        if (computed.isEmpty()) {
            return target.isAbstract()
                    ? List.of()
                    : List.of(new Step.Own(notAnalyzed(target, "whose byte code could not be analyzed")));
        }
        MethodFlow flow = computed.get().in(target);
        Stream<Positioned> writes = flow.writes().stream()
                .filter(write -> isVisible(write, target))
                .map(write -> new Positioned(write.site().index(), List.of(write(flow, write))));
        Stream<Positioned> calls =
                flow.calls().stream().map(call -> new Positioned(call.site().index(), call(flow, call)));
        return Stream.concat(writes, calls)
                .sorted(Comparator.comparingInt(Positioned::index))
                .flatMap(positioned -> positioned.steps().stream())
                .toList();
    }

    /** What is returned and not {@code null} is sent. */
    List<Effect> replies(MethodTarget target, String to) {
        return flows.of(target).stream()
                .flatMap(flow -> flow.returns().stream()
                        .filter(returned -> !(returned.value() instanceof Expr.Null))
                        .map(returned -> reply(flow, returned, to)))
                .toList();
    }

    private Effect reply(MethodFlow flow, MethodFlow.Returned returned, String to) {
        CodePlace place = places.of(flow.target(), returned.site().index());
        return new Effect(
                new Action.Sent(to),
                List.of(returned.value()),
                returned.site(),
                place,
                List.of(new PathStep(place, "return")),
                preconditions.of(flow, returned.site()),
                false,
                transactions.own(flow, returned.site(), List.of(returned.value())));
    }

    private record Positioned(int index, List<Step> steps) {}

    static Effect notAnalyzed(MethodTarget target, String why) {
        CodePlace place = new CodePlace(
                target.owner().name(),
                target.key().signature(),
                target.owner().sourceFile(),
                0,
                new CodePlace.Expression.Declaration());
        return new Effect(
                new Action.NotAnalyzed(target.key(), why),
                List.of(),
                new Site(target.key(), 0),
                place,
                List.of(new PathStep(place, target.key().display())),
                List.of(),
                false,
                Transaction.CALLERS);
    }

    /** What a constructor writes to its own object, and what is written to an object made here, changes nothing that was there before. */
    private static boolean isVisible(FieldWrite write, MethodTarget target) {
        Expr base = write.field().base();
        boolean constructed =
                target.method().name.startsWith("<") && (base.equals(new Expr.Param(0)) || base instanceof Expr.Static);
        return !constructed && !(base instanceof Expr.Fresh) && !(base instanceof Expr.Unknown);
    }

    /** A call of a setter is a write to its field, by the code that calls it. */
    private void set(MethodFlow flow, CallSite call, Expr.Field field, List<Step> steps) {
        FieldWrite write =
                new FieldWrite(call.site(), new Expr.Field(call.receiver(), field.owner(), field.name()), call.arg(0));
        if (isVisible(write, flow.target())) {
            steps.add(write(flow, write));
        }
    }

    private Step write(MethodFlow flow, FieldWrite write) {
        CodePlace place = places.of(flow.target(), write.site().index());
        String text = Names.simple(write.field().owner()) + "." + write.field().name();
        return new Step.Own(new Effect(
                new Action.FieldChange(),
                List.of(write.field(), write.value()),
                write.site(),
                place,
                List.of(new PathStep(place, text)),
                preconditions.of(flow, write.site()),
                false,
                transactions.own(flow, write.site(), List.of(write.field()))));
    }

    private List<Step> call(MethodFlow flow, CallSite call) {
        MethodKey method = call.method();
        if (vouched.covers(method)) {
            return List.of();
        }
        List<Step> steps = new ArrayList<>(1);
        List<MethodTarget> bodies = targets.of(call, flow.target());
        Optional<CatalogRow> row = bodies.isEmpty() ? catalog.row(method) : Optional.empty();
        for (MethodTarget body : bodies) {
            if (!vouched.covers(body.key())) {
                setters.field(body)
                        .ifPresentOrElse(
                                field -> set(flow, call, field, steps),
                                () -> steps.add(into(
                                        flow,
                                        call,
                                        body,
                                        chosenBy(call, body, bodies),
                                        transactions.called(flow, call, body))));
            }
        }
        if (bodies.isEmpty()) {
            invokedLambda(call)
                    .ifPresentOrElse(
                            lambda -> steps.addAll(lambdas.run(
                                    lambda,
                                    call.args().subList(1, call.args().size()),
                                    Exprs.UNKNOWN,
                                    around(flow, call))),
                            () -> row.ifPresentOrElse(
                                    known -> catalogued(flow, call, known.role(), steps),
                                    () -> unexplained(flow, call, steps)));
        }
        lambdas(flow, call, bodies.isEmpty(), steps);
        return steps;
    }

    /** The lambdas among a call's arguments: a library runs them here, the project's own code where it calls them. */
    private void lambdas(MethodFlow flow, CallSite call, boolean library, List<Step> steps) {
        int first = call.dispatch().hasReceiver() ? 1 : 0;
        for (int i = 0; i < call.args().size() - first; i++) {
            Expr argument = call.arg(i);
            LambdaSteps.Around around = aroundLambda(flow, call, i);
            LambdaSteps.in(argument).forEach(lambda -> {
                List<Step> here = lambdas.run(lambda, List.of(), call.receiver(), around);
                if (library) {
                    steps.addAll(here);
                } else if (!here.isEmpty()) {
                    steps.add(Step.Passed.of(lambda.site(), here));
                }
            });
            if (library && isRun(call, i) && Exprs.mentionsParameter(argument)) {
                steps.add(invoked(call, List.of(argument), around));
            }
        }
    }

    private boolean isRun(CallSite call, int argument) {
        return catalog.row(call.method())
                .flatMap(CatalogRow::callback)
                .filter(callback -> callback.argument() == argument || callback.argument() < 0)
                .isPresent();
    }

    private static Step invoked(CallSite call, List<Expr> operands, LambdaSteps.Around around) {
        return new Step.Own(new Effect(
                new Action.Invoked(),
                operands,
                call.site(),
                around.place(),
                List.of(new PathStep(around.place(), call.method().display())),
                around.guards(),
                true,
                around.transaction()));
    }

    private LambdaSteps.Around aroundLambda(MethodFlow flow, CallSite call, int argument) {
        return new LambdaSteps.Around(
                call.site(),
                flow.target(),
                places.of(flow.target(), call.site().index()),
                preconditions.of(flow, call.site(), Presence.of(call, argument)),
                transactions.ofLambda(flow, call));
    }

    private LambdaSteps.Around around(MethodFlow flow, CallSite call) {
        return new LambdaSteps.Around(
                call.site(),
                flow.target(),
                places.of(flow.target(), call.site().index()),
                preconditions.of(flow, call.site()),
                transactions.own(flow, call.site(), call.args()));
    }

    /** A lambda that is called here by the method of its functional interface. */
    private static Optional<Expr.Lambda> invokedLambda(CallSite call) {
        return call.receiver() instanceof Expr.Lambda lambda
                        && lambda.method().name().equals(call.method().name())
                ? Optional.of(lambda)
                : Optional.empty();
    }

    /** Where a call has several targets, a caller may know by what it hands over which one is meant. */
    private static Optional<Guard> chosenBy(CallSite call, MethodTarget body, List<MethodTarget> bodies) {
        return bodies.size() > 1 && Exprs.mentionsParameter(call.receiver())
                ? Optional.of(TypeTests.dispatched(
                        call.site(),
                        bodies.indexOf(body),
                        call.receiver(),
                        body.owner().name()))
                : Optional.empty();
    }

    private Step into(
            MethodFlow flow, CallSite call, MethodTarget body, Optional<Guard> condition, Transaction transaction) {
        return new Step.Into(
                body,
                call.args(),
                places.of(flow.target(), call.site().index()),
                Stream.concat(condition.stream(), preconditions.of(flow, call.site()).stream())
                        .toList(),
                transaction);
    }

    private void catalogued(MethodFlow flow, CallSite call, Role role, List<Step> steps) {
        if (role instanceof Role.Publishes published) {
            publish(flow, call, published, steps);
            return;
        }
        if (!LambdaSteps.isEffect(role)) {
            return;
        }
        List<Expr> operands = new ArrayList<>(call.args());
        List<String> binds = new ArrayList<>();
        if (role instanceof Role.RunsStatement) {
            bindings(flow, call, binds, operands);
        } else if (isRequest(role)) {
            List<Expr> described = details.of(flow, call.args());
            operands.addAll(described);
            binds.addAll(Collections.nCopies(described.size(), ""));
        }
        Action action =
                new Action.Catalogued(call.method(), role, call.dispatch().hasReceiver(), binds);
        steps.add(own(flow, call, action, operands));
    }

    private static boolean isRequest(Role role) {
        return role instanceof Role.HttpExchange
                || (role instanceof Role.Effect effect && effect.kind() != Role.EffectKind.READ);
    }

    /** The values bound to a statement by calls on the same object. */
    private void bindings(MethodFlow flow, CallSite run, List<String> binds, List<Expr> operands) {
        for (CallSite call : flow.calls()) {
            if (call.dispatch().hasReceiver()
                    && call.receiver().equals(run.receiver())
                    && catalog.role(call.method()).orElse(null) instanceof Role.Binds bind) {
                Expr parameter = bind.parameter().isPresent()
                        ? call.arg(bind.parameter().getAsInt())
                        : new Expr.Const(binds.size() + 1);
                binds.add(parameter instanceof Expr.Const constant ? String.valueOf(constant.value()) : "");
                operands.add(call.arg(bind.value()));
            }
        }
    }

    private void publish(MethodFlow flow, CallSite call, Role.Publishes role, List<Step> steps) {
        EventTargets.Heard heard = events.hear(flow.target(), call, role);
        heard.by().stream()
                .filter(listener -> !vouched.covers(listener.body().key()))
                .forEach(listener -> {
                    CallSite heardBy = new CallSite(
                            call.site(),
                            listener.body().key(),
                            listener.body().isStatic() ? Dispatch.STATIC : Dispatch.VIRTUAL,
                            listener.args(),
                            false);
                    steps.add(into(
                            flow,
                            heardBy,
                            listener.body(),
                            listener.condition(),
                            transactions.called(flow, heardBy, listener.body())));
                });
        heard.sentTo()
                .ifPresent(to -> steps.add(own(flow, call, new Action.Sent(to), List.of(call.arg(role.event())))));
        if (heard.byNobodyKnown()) {
            unexplained(flow, call, steps);
        }
    }

    private void unexplained(MethodFlow flow, CallSite call, List<Step> steps) {
        if (Functional.isInterface(call.method().owner())) {
            if (Exprs.mentionsParameter(call.receiver())) {
                steps.add(invoked(call, call.args(), around(flow, call)));
            }
        } else if (!Silent.isSilent(call)) {
            Action action = new Action.Unjudged(call.method(), call.dispatch().hasReceiver());
            steps.add(own(flow, call, action, call.args()));
        }
    }

    private Step own(MethodFlow flow, CallSite call, Action action, List<Expr> operands) {
        CodePlace place = places.of(flow.target(), call.site().index());
        return new Step.Own(new Effect(
                action,
                operands,
                call.site(),
                place,
                List.of(new PathStep(place, call.method().display())),
                preconditions.of(flow, call.site()),
                call.resultUsed(),
                transactions.own(flow, call.site(), operands)));
    }
}
