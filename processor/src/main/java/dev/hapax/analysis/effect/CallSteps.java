package dev.hapax.analysis.effect;

import dev.hapax.analysis.CodePlace;
import dev.hapax.analysis.PathStep;
import dev.hapax.analysis.Rule;
import dev.hapax.analysis.catalog.CatalogRow;
import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.classes.Names;
import dev.hapax.analysis.flow.Bounded;
import dev.hapax.analysis.flow.CallSite;
import dev.hapax.analysis.flow.Dispatch;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.FieldWrite;
import dev.hapax.analysis.flow.Functional;
import dev.hapax.analysis.flow.Guard;
import dev.hapax.analysis.flow.JoinPoints;
import dev.hapax.analysis.flow.MethodFlow;
import dev.hapax.analysis.flow.Site;
import dev.hapax.analysis.flow.Subexpressions;
import dev.hapax.analysis.flow.WrappedFunctions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the calls and writes of one method do: what the catalog says, or what their bodies do. */
final class CallSteps {
    private final MethodFlow flow;
    private final MethodSurroundings surroundings;
    private final Steps.Shared shared;

    CallSteps(MethodFlow flow, MethodSurroundings surroundings, Steps.Shared shared) {
        this.flow = flow;
        this.surroundings = surroundings;
        this.shared = shared;
    }

    /** What a write to a field does. */
    List<Step> of(FieldWrite write) {
        if (!isVisible(write)) {
            return List.of();
        }
        CodePlace place = place(write.site());
        String text = Names.simple(write.field().owner()) + "." + write.field().name();
        return List.of(new Step.Own(new Effect(
                new Action.FieldChange(),
                List.of(write.field(), write.value()),
                write.site(),
                place,
                List.of(new PathStep(place, text)),
                shared.preconditions().of(flow, write.site()),
                surroundings.ofWrite(write.site().index()),
                false,
                shared.transactions().own(flow, write.site(), List.of(write.field())))));
    }

    /** What a constructor writes to its own object, and what is written to an object made here, changes nothing that was there before. */
    private boolean isVisible(FieldWrite write) {
        Expr base = write.field().base();
        boolean constructed = flow.target().method().name.startsWith("<")
                && (base.equals(new Expr.Param(0)) || base instanceof Expr.Static);
        return !constructed && !(base instanceof Expr.Fresh) && !(base instanceof Expr.Unknown);
    }

    private CodePlace place(Site site) {
        return shared.places().of(flow.target(), site.index());
    }

    /** What a call does. */
    List<Step> of(CallSite call) {
        return shared.reflective()
                .plain(call, flow.target())
                .map(plain -> of(plain.call(), plain.bodies()))
                .orElseGet(() -> ofTargets(call));
    }

    private List<Step> ofTargets(CallSite call) {
        List<MethodTarget> bodies = shared.targets().of(call, flow.target());
        List<MethodKey> frameworks = call.dispatch() == Dispatch.VIRTUAL
                ? shared.ports().behind(call.method()).stream()
                        .filter(framework -> !bodies.isEmpty() || !framework.equals(call.method()))
                        .toList()
                : List.of();
        if (frameworks.isEmpty()) {
            return of(call, bodies);
        }
        Stream<Step> own = bodies.isEmpty() ? Stream.empty() : of(call, bodies).stream();
        return Stream.concat(own, frameworks.stream().flatMap(framework -> of(call.of(framework), List.of()).stream()))
                .toList();
    }

    private List<Step> of(CallSite call, List<MethodTarget> bodies) {
        MethodKey method = call.method();
        if (shared.vouched().covers(method)) {
            return List.of();
        }
        List<Step> steps = new ArrayList<>(1);
        boolean listed = bodies.isEmpty() && !JoinPoints.proceeds(method);
        Optional<CatalogRow> row = listed ? shared.catalog().row(method) : Optional.empty();
        Entry entry = new Entry(call);
        for (int i = 0; i < bodies.size(); i++) {
            MethodTarget body = bodies.get(i);
            if (!shared.vouched().covers(body.key())) {
                List<FieldWrite> set = shared.setters().set(call, body);
                set.forEach(write -> steps.addAll(of(write)));
                if (set.isEmpty()) {
                    Optional<Guard> condition =
                            bodies.size() > 1 ? ChosenTargets.guard(call, body, i) : ChosenTargets.guard(call, body);
                    steps.addAll(shared.advised().called(call, flow, entry.into(body, condition)));
                }
            }
        }
        FunctionCalls.Running run = shared.functions().at(call, flow.target(), () -> around(call, row));
        steps.addAll(run.steps());
        if (bodies.isEmpty() && run.isEmpty()) {
            List<FallbackSteps.AtCall> fallbacks =
                    shared.advised().withoutBody(call, flow, body -> entry.into(body, Optional.empty()));
            row.ifPresentOrElse(
                    known -> catalogued(call, known, fallbacks, steps), () -> unexplained(call, fallbacks, steps));
            fallbacks.forEach(fallback -> steps.addAll(fallback.steps()));
            shared.setters().filled(call).forEach(write -> steps.addAll(of(write)));
        }
        functions(call, row, bodies.isEmpty(), steps);
        return steps;
    }

    /** The functions among a call's arguments: a library runs them here, the project's own code where it calls them. */
    private void functions(CallSite call, Optional<CatalogRow> row, boolean library, List<Step> steps) {
        boolean receiver = call.dispatch().hasReceiver();
        if (library
                && WrappedFunctions.inside(call.method(), receiver, call.args()).isPresent()) {
            return; // whoever runs what is handed back runs it
        }
        int first = receiver ? 1 : 0;
        for (int i = 0; i < call.args().size() - first; i++) {
            int argument = i;
            Supplier<LambdaSteps.Around> around = () -> aroundFunction(call, row, argument);
            if (!library) {
                steps.addAll(shared.functions().byProject(call, i, flow.target(), around));
                continue;
            }
            steps.addAll(
                    shared.functions().byLibrary(call, i, flow.target(), around).steps());
            boolean open = !(call.arg(i) instanceof Expr.Lambda) && Subexpressions.mentionsParameter(call.arg(i));
            if (open && isRun(row, i)) {
                Expr held = Bounded.of(new Expr.Element(call.receiver()));
                steps.add(invoked(call, List.of(call.arg(i), held), false, around.get()));
            }
        }
        if (library) {
            steps.addAll(shared.functions().inChain(call, () -> around(call, row)));
        }
    }

    private static boolean isRun(Optional<CatalogRow> row, int argument) {
        return row.flatMap(CatalogRow::callback)
                .filter(callback -> callback.argument() == argument || callback.argument() < 0)
                .isPresent();
    }

    private static Step invoked(CallSite call, List<Expr> operands, boolean direct, LambdaSteps.Around around) {
        return new Step.Own(new Effect(
                new Action.Invoked(call.method(), direct),
                operands,
                call.site(),
                around.place(),
                List.of(new PathStep(around.place(), call.method().display())),
                around.guards(),
                around.surroundings().ofOwn(),
                !direct || call.resultUsed(),
                around.transaction()));
    }

    private LambdaSteps.Around aroundFunction(CallSite call, Optional<CatalogRow> row, int argument) {
        return new LambdaSteps.Around(
                call.site(),
                flow.target(),
                place(call.site()),
                shared.preconditions().of(flow, call, argument),
                shared.transactions().ofLambda(flow, call),
                surroundings.ofFunction(call, row, argument));
    }

    private LambdaSteps.Around around(CallSite call, Optional<CatalogRow> row) {
        return new LambdaSteps.Around(
                call.site(),
                flow.target(),
                place(call.site()),
                shared.preconditions().of(flow, call.site()),
                shared.transactions().own(flow, call.site(), call.args()),
                surroundings.of(call, row));
    }

    /** What is the same for all that a call can lead into, which can be hundreds of methods. */
    private final class Entry {
        private final CallSite call;
        private @Nullable CodePlace place;
        private @Nullable List<Guard> before;
        private @Nullable Surroundings here;
        private @Nullable Surroundings elsewhere;

        Entry(CallSite call) {
            this.call = call;
        }

        Step.Into into(MethodTarget body, Optional<Guard> condition) {
            CodePlace at = place == null ? place(call.site()) : place;
            List<Guard> reached = before == null ? shared.preconditions().of(flow, call.site()) : before;
            place = at;
            before = reached;
            List<Guard> guards = new ArrayList<>(reached.size() + 1);
            condition.ifPresent(guards::add);
            guards.addAll(reached);
            Transaction transaction = shared.transactions().called(flow, call, body);
            List<Expr> args = condition.isPresent() ? ChosenTargets.lookedUp(call) : call.args();
            return new Step.Into(body, args, at, guards, transaction, around(body));
        }

        private Surroundings around(MethodTarget body) {
            if (shared.asyncMethods().isHandedOff(call, body)) {
                Surroundings known = elsewhere == null ? surroundings.ofCode(call, true) : elsewhere;
                elsewhere = known;
                return known;
            }
            Surroundings known = here == null ? surroundings.of(call, Optional.empty()) : here;
            here = known;
            return known;
        }
    }

    private void catalogued(CallSite call, CatalogRow row, List<FallbackSteps.AtCall> fallbacks, List<Step> steps) {
        Role role = row.role();
        boolean send = role instanceof Role.Effect effect && effect.rule().orElse(null) == Rule.SEND;
        Optional<Role.Publishes> published = role instanceof Role.Publishes known
                ? Optional.of(known)
                : shared.aggregates().of(call);
        if (published.isPresent()) {
            publish(call, published.get(), steps);
        } else if (role instanceof Role.RunsScript) {
            unexplained(call, fallbacks, steps); // whoever judges it may know the script
        } else if (LambdaSteps.isEffect(role)) {
            Requested whole = Requested.of(flow, call, role, shared.catalog(), shared.details());
            Action action = new Action.Catalogued(
                    call.method(), whole.role(), call.dispatch().hasReceiver(), whole.binds());
            Surroundings around = surroundings.ofBegun(call, Optional.of(row), send);
            steps.add(own(call, action, whole.operands(), FallbackSteps.guarded(around, fallbacks)));
            if (role instanceof Role.SavesEntity saves) {
                steps.addAll(shared.saves().of(call, saves, around(call, Optional.empty())));
            }
        }
    }

    private void publish(CallSite call, Role.Publishes role, List<Step> steps) {
        LambdaSteps.Around around = new LambdaSteps.Around(
                call.site(),
                flow.target(),
                place(call.site()),
                shared.preconditions().of(flow, call.site()),
                shared.transactions().own(flow, call.site(), call.args()),
                surroundings.ofRunNow(call));
        shared.publications()
                .of(new Publications.Published(call, around, () -> surroundings.ofCode(call, true)), role)
                .ifPresentOrElse(steps::addAll, () -> unexplained(call, List.of(), steps));
    }

    private void unexplained(CallSite call, List<FallbackSteps.AtCall> fallbacks, List<Step> steps) {
        if (Functional.runs(call.method()) && shared.targets().isOpen(call.method())) {
            steps.add(invoked(call, call.args(), true, around(call, Optional.empty())));
        } else if (!Silent.isSilent(call)) {
            Action action = new Action.Unjudged(call.method(), call.dispatch().hasReceiver());
            Surroundings around = surroundings.ofBegun(call, Optional.empty(), false);
            steps.add(own(call, action, call.args(), FallbackSteps.guarded(around, fallbacks)));
        }
    }

    private Step own(CallSite call, Action action, List<Expr> operands, Surroundings around) {
        CodePlace place = place(call.site());
        return new Step.Own(new Effect(
                action,
                operands,
                call.site(),
                place,
                List.of(new PathStep(place, call.method().display())),
                shared.preconditions().of(flow, call.site()),
                around.ofOwn(),
                call.resultUsed(),
                shared.transactions().own(flow, call.site(), operands)));
    }
}
