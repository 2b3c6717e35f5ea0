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
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Reads from a method's flow what the method does, step by step. */
final class Steps {
    private static final int MAX_GUARDS = 8;

    private final Flows flows;
    private final CallTargets targets;
    private final CatalogLookup catalog;
    private final Details details;
    private final EventTargets events;
    private final Vouched vouched;
    private final Setters setters;
    private final Places places = new Places();

    Steps(ClassPool pool, Flows flows, CallTargets targets, CatalogLookup catalog, TypeFacts facts) {
        this.flows = flows;
        this.targets = targets;
        this.catalog = catalog;
        this.setters = new Setters(flows);
        this.details = new Details(flows, targets, catalog);
        this.events = new EventTargets(pool, targets.hierarchy(), facts);
        this.vouched = new Vouched(pool, targets.hierarchy());
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
                guards(flow, returned.site()),
                false);
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
                false);
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
                guards(flow, write.site()),
                false));
    }

    private static List<Guard> guards(MethodFlow flow, Site site) {
        List<Guard> guards = flow.guards(site.index()).stream()
                .filter(guard -> Relevance.of(guard.condition()))
                .toList();
        return guards.size() > MAX_GUARDS ? guards.subList(0, MAX_GUARDS) : guards;
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
                                () -> steps.add(into(flow, call, body, chosenBy(call, body, bodies))));
            }
        }
        if (bodies.isEmpty()) {
            invokedLambda(call)
                    .ifPresentOrElse(
                            lambda -> run(flow, call, lambda, steps),
                            () -> row.ifPresentOrElse(
                                    known -> catalogued(flow, call, known.role(), steps),
                                    () -> unexplained(flow, call, steps)));
        }
        call.args().stream()
                .skip(call.dispatch().hasReceiver() ? 1 : 0)
                .flatMap(arg -> lambdas(arg))
                .forEach(lambda -> run(flow, call, lambda, steps));
        return steps;
    }

    /** A lambda that is called here by the method of its functional interface. */
    private static Optional<Expr.Lambda> invokedLambda(CallSite call) {
        return call.receiver() instanceof Expr.Lambda lambda
                        && lambda.method().name().equals(call.method().name())
                ? Optional.of(lambda)
                : Optional.empty();
    }

    private static Stream<Expr.Lambda> lambdas(Expr arg) {
        Stream<Expr> parts = arg instanceof Expr.Array array ? array.elements().stream() : Stream.of(arg);
        return parts.flatMap(part -> Exprs.options(part).stream())
                .filter(Expr.Lambda.class::isInstance)
                .map(Expr.Lambda.class::cast);
    }

    private void run(MethodFlow flow, CallSite call, Expr.Lambda lambda, List<Step> steps) {
        MethodKey body = new MethodKey(
                lambda.body().getOwner(), lambda.body().getName(), lambda.body().getDesc());
        Dispatch dispatch = dispatch(lambda.body().getTag());
        List<Expr> args = new ArrayList<>(lambda.captured());
        boolean invoked = call.receiver() == lambda;
        int wanted = Type.getArgumentTypes(body.descriptor()).length + (dispatch.hasReceiver() ? 1 : 0);
        for (int i = 0; args.size() < wanted; i++) {
            args.add(invoked ? call.arg(i) : Exprs.bounded(new Expr.Element(call.receiver())));
        }
        CallSite inner = new CallSite(call.site(), body, dispatch, args, true);
        if (!body.name().equals("<init>") && !vouched.covers(body)) {
            List<MethodTarget> bodies = targets.of(inner, flow.target());
            bodies.forEach(target -> steps.add(into(flow, inner, target, Optional.empty())));
            if (bodies.isEmpty()) {
                catalog.row(body)
                        .ifPresentOrElse(
                                row -> catalogued(flow, inner, row.role(), steps),
                                () -> unexplained(flow, inner, steps));
            }
        }
    }

    private static Dispatch dispatch(int tag) {
        return switch (tag) {
            case Opcodes.H_INVOKESTATIC -> Dispatch.STATIC;
            case Opcodes.H_INVOKESPECIAL, Opcodes.H_NEWINVOKESPECIAL -> Dispatch.SPECIAL;
            default -> Dispatch.VIRTUAL;
        };
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

    private Step into(MethodFlow flow, CallSite call, MethodTarget body, Optional<Guard> condition) {
        return new Step.Into(
                body,
                call.args(),
                places.of(flow.target(), call.site().index()),
                Stream.concat(condition.stream(), guards(flow, call.site()).stream())
                        .toList());
    }

    private void catalogued(MethodFlow flow, CallSite call, Role role, List<Step> steps) {
        if (role instanceof Role.Publishes published) {
            publish(flow, call, published, steps);
            return;
        }
        if (role instanceof Role.Neutral
                || role instanceof Role.Nondeterministic
                || role instanceof Role.Receives
                || role instanceof Role.PreparesSql
                || role instanceof Role.Binds
                || role instanceof Role.Detail) {
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
                .forEach(listener -> steps.add(into(
                        flow,
                        new CallSite(
                                call.site(),
                                listener.body().key(),
                                listener.body().isStatic() ? Dispatch.STATIC : Dispatch.VIRTUAL,
                                listener.args(),
                                false),
                        listener.body(),
                        listener.condition())));
        heard.sentTo()
                .ifPresent(to -> steps.add(own(flow, call, new Action.Sent(to), List.of(call.arg(role.event())))));
        if (heard.byNobodyKnown()) {
            unexplained(flow, call, steps);
        }
    }

    private void unexplained(MethodFlow flow, CallSite call, List<Step> steps) {
        if (!Silent.isSilent(call)) {
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
                guards(flow, call.site()),
                call.resultUsed()));
    }
}
