package dev.hapax.analysis.effect;

import dev.hapax.analysis.CodePlace;
import dev.hapax.analysis.PathStep;
import dev.hapax.analysis.catalog.NamesFallback;
import dev.hapax.analysis.catalog.RequestPart;
import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.effect.Circumstance.Pending;
import dev.hapax.analysis.effect.Surroundings.Waiting;
import dev.hapax.analysis.flow.Bounded;
import dev.hapax.analysis.flow.CallSite;
import dev.hapax.analysis.flow.CallTargets;
import dev.hapax.analysis.flow.Dispatch;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Guard;
import dev.hapax.analysis.flow.JoinPoints;
import dev.hapax.analysis.flow.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** What is done where a lambda or method reference is run. */
final class LambdaSteps {
    private final CallTargets targets;
    private final CatalogLookup catalog;
    private final Vouched vouched;
    private final TransactionScopes transactions;
    private final Advised advised;
    private final Publications publications;
    private final SaveSteps saves;

    LambdaSteps(
            CallTargets targets,
            CatalogLookup catalog,
            Vouched vouched,
            TransactionScopes transactions,
            Advised advised,
            Publications publications,
            SaveSteps saves) {
        this.saves = saves;
        this.targets = targets;
        this.catalog = catalog;
        this.vouched = vouched;
        this.transactions = transactions;
        this.advised = advised;
        this.publications = publications;
    }

    /**
     * Where something is run.
     *
     * @param site the call that runs it
     * @param caller the method that it was made in
     * @param place where the call stands
     * @param guards the branches that lead there
     * @param transaction the transaction there
     * @param surroundings what becomes there of failures and of work that is not done
     */
    record Around(
            Site site,
            MethodTarget caller,
            CodePlace place,
            List<Guard> guards,
            Transaction transaction,
            Surroundings surroundings) {
        /** The same when the transaction is over. */
        Around late() {
            return new Around(site, caller, place, guards, Transaction.LATE.in(transaction), surroundings);
        }
    }

    /** The statement that a call prepares for the code that it is given. */
    Optional<Expr> prepared(CallSite call) {
        return catalog.role(call.method())
                .filter(Role.PreparesSql.class::isInstance)
                .map(role -> Bounded.of(new Expr.Call(
                        call.site(),
                        call.method(),
                        call.dispatch().hasReceiver(),
                        call.args().stream()
                                .map(arg -> arg instanceof Expr.Lambda ? Exprs.UNKNOWN : arg)
                                .toList())));
    }

    /** The lambdas in a value. */
    static Stream<Expr.Lambda> in(Expr value) {
        Stream<Expr> parts = value instanceof Expr.Array array ? array.elements().stream() : Stream.of(value);
        return parts.flatMap(part -> Exprs.options(part).stream())
                .filter(Expr.Lambda.class::isInstance)
                .map(Expr.Lambda.class::cast);
    }

    /**
     * What a lambda does with some values.
     *
     * @param lambda the lambda
     * @param given its own arguments, as far as they are known
     * @param others what its other arguments come from
     * @param around where it is run
     */
    List<Step> run(Expr.Lambda lambda, List<Expr> given, Expr others, Around around) {
        MethodKey body = lambda.runs();
        if (body.name().equals("<init>") || vouched.covers(body)) {
            return List.of();
        }
        Dispatch dispatch = dispatch(lambda.body().getTag());
        int wanted = Type.getArgumentTypes(body.descriptor()).length + (dispatch.hasReceiver() ? 1 : 0);
        List<Expr> args = new ArrayList<>(lambda.captured());
        for (int i = 0; args.size() < wanted; i++) {
            args.add(i < given.size() ? given.get(i) : Bounded.of(new Expr.Element(others)));
        }
        if (JoinPoints.is(lambda)) {
            return JoinPoints.proceeds(lambda.method()) ? proceed(lambda, body, args, around) : List.of();
        }
        CallSite inner = new CallSite(around.site(), body, dispatch, args, true);
        List<MethodTarget> bodies = targets.of(inner, around.caller());
        if (bodies.isEmpty()) {
            return library(inner, around);
        }
        return bodies.stream()
                .map(target -> into(inner, target, around))
                .flatMap(into -> FallbackSteps.guarded(List.of(into), fallbacks(inner, into, around)).stream())
                .toList();
    }

    private List<FallbackSteps.AtCall> fallbacks(CallSite inner, Step.Into into, Around around) {
        return advised.fallbacks(inner, around.caller(), into, around.transaction());
    }

    /** Exactly the method that somebody has stepped in front of; in its own transaction where that begins inside. */
    private List<Step> proceed(Expr.Lambda call, MethodKey body, List<Expr> args, Around around) {
        return Advised.target(targets.hierarchy(), body)
                .<Step>map(target -> new Step.Into(
                        target,
                        args,
                        around.place(),
                        around.guards(),
                        (Advised.beginsInside(call) ? transactions.entered(target) : Transaction.CALLERS)
                                .in(around.transaction()),
                        around.surroundings()))
                .stream()
                .toList();
    }

    Step.Into into(CallSite inner, MethodTarget target, Around around) {
        Transaction transaction =
                transactions.called(inner, around.caller(), target).in(around.transaction());
        return new Step.Into(target, inner.args(), around.place(), around.guards(), transaction, around.surroundings());
    }

    private List<Step> library(CallSite inner, Around around) {
        List<FallbackSteps.AtCall> fallbacks = advised.guardedDeclaration(inner.method())
                .map(method -> fallbacks(inner, into(inner, method, around), around))
                .orElse(List.of());
        boolean receiver = inner.dispatch().hasReceiver();
        Optional<Role> listed = catalog.role(inner.method());
        if (listed.orElse(null) instanceof Role.Publishes event) {
            Optional<List<Step>> heard =
                    publications.of(new Publications.Published(inner, around, () -> elsewhere(inner, around)), event);
            if (heard.isPresent()) {
                return heard.get();
            }
        }
        Optional<Role> role = listed.filter(known -> !(known instanceof Role.Publishes)); // nobody is known to hear it
        Optional<Action> action = role.isPresent()
                ? role.filter(LambdaSteps::isEffect)
                        .map(known -> new Action.Catalogued(inner.method(), known, receiver, List.of()))
                : Optional.<Action>of(new Action.Unjudged(inner.method(), receiver))
                        .filter(any -> !Silent.isSilent(inner));
        Surroundings here = FallbackSteps.guarded(around.surroundings(), fallbacks);
        List<Step> steps = new ArrayList<>(1);
        action.ifPresent(known -> steps.add(own(inner, known, here, around)));
        if (role.orElse(null) instanceof Role.SavesEntity saved) {
            steps.addAll(saves.of(inner, saved, around));
        }
        fallbacks.forEach(fallback -> steps.addAll(fallback.steps()));
        return steps;
    }

    /** Around what such a call begins on another thread, for which nobody waits. */
    private static Surroundings elsewhere(CallSite inner, Around around) {
        Surroundings here = around.surroundings();
        At at = new At(
                inner.site(),
                around.place(),
                List.of(new PathStep(around.place(), inner.method().display())));
        return new Surroundings(
                here.now(),
                here.later(),
                Optional.of(new Pending(at, false, false)),
                new Waiting.Dropped(at, Optional.empty(), false),
                here.answering(),
                here.settles());
    }

    private static Step own(CallSite inner, Action action, Surroundings here, Around around) {
        return new Step.Own(new Effect(
                action,
                inner.args(),
                inner.site(),
                around.place(),
                List.of(new PathStep(around.place(), inner.method().display())),
                around.guards(),
                here.ofOwn(),
                true,
                around.transaction()));
    }

    /** Whether a role is about what a call does by itself. */
    static boolean isEffect(Role role) {
        return !(role instanceof Role.Neutral
                || role instanceof Role.Nondeterministic
                || (role instanceof Role.Receives receives && receives.manager().isEmpty())
                || role instanceof Role.PreparesSql
                || role instanceof Role.Binds
                || role instanceof Role.BeginsTransaction
                || role instanceof Role.EndsTransaction
                || role instanceof Role.Fails
                || role instanceof Role.Awaits
                || role instanceof Role.Starts
                || role instanceof Role.Recovers
                || role instanceof NamesFallback
                || role instanceof RequestPart);
    }

    static Dispatch dispatch(int tag) {
        return switch (tag) {
            case Opcodes.H_INVOKESTATIC -> Dispatch.STATIC;
            case Opcodes.H_INVOKESPECIAL, Opcodes.H_NEWINVOKESPECIAL -> Dispatch.SPECIAL;
            default -> Dispatch.VIRTUAL;
        };
    }
}
