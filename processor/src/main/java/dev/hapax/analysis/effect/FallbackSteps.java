package dev.hapax.analysis.effect;

import dev.hapax.analysis.CodePlace;
import dev.hapax.analysis.PathStep;
import dev.hapax.analysis.aspects.Fallback;
import dev.hapax.analysis.aspects.Fallbacks;
import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.effect.Circumstance.Caught;
import dev.hapax.analysis.flow.CallTargets;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Flows;
import dev.hapax.analysis.flow.Guard;
import dev.hapax.analysis.flow.JoinPoints;
import dev.hapax.analysis.flow.MethodFlow;
import dev.hapax.analysis.flow.Site;
import dev.hapax.analysis.flow.Subexpressions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.objectweb.asm.Type;

/**
 * What is done where a method is called for which an annotation names another one, to be run where it fails. That is like a
 * catch clause around the call: what the other one does belongs to the caller, and where it returns, the failure ends there.
 * It runs outside of the method's own transaction. Not thread-safe.
 */
final class FallbackSteps {
    /** Instead of an instruction: the fallback as a whole. */
    private static final int WHOLE = -1;

    private final Fallbacks fallbacks;
    private final Flows flows;
    private final CallTargets targets;
    private final CatalogLookup catalog;
    private final Places places;
    private final Vouched vouched;

    FallbackSteps(
            ClassPool pool, Flows flows, CallTargets targets, CatalogLookup catalog, Places places, Vouched vouched) {
        this.fallbacks = new Fallbacks(pool, targets.hierarchy(), catalog::fallbacks);
        this.flows = flows;
        this.targets = targets;
        this.catalog = catalog;
        this.places = places;
        this.vouched = vouched;
    }

    /**
     * A fallback at one call.
     *
     * @param caught what becomes of the failure; empty where the fallback fails too
     * @param steps what the fallback does
     */
    record AtCall(Optional<Caught> caught, List<Step> steps) {}

    /**
     * The fallbacks of a method that is called through the object that a framework hands out.
     *
     * @param method how it is called
     * @param self whether an object calls it on itself
     * @param outer the transaction around the call
     */
    List<AtCall> at(Step.Into method, boolean self, Transaction outer) {
        List<AtCall> found = new ArrayList<>(0);
        for (Fallback fallback : fallbacks.of(method.target())) {
            Optional<MethodFlow> flow = fallback.onSelf() || !self ? flows.of(fallback.body()) : Optional.empty();
            flow.ifPresent(body -> found.add(at(fallback, body.in(fallback.body()), method, outer)));
        }
        return found;
    }

    /** Whether a method has fallbacks. */
    boolean isGuarded(MethodTarget method) {
        return !fallbacks.of(method).isEmpty();
    }

    private AtCall at(Fallback fallback, MethodFlow body, Step.Into method, Transaction outer) {
        CodePlace place = places.ofBody(fallback.body());
        At at = new At(
                new Site(fallback.body().key(), WHOLE),
                place,
                List.of(
                        new PathStep(method.place(), method.target().key().display()),
                        new PathStep(place, fallback.body().key().display())));
        Surroundings around = method.surroundings().instead(at, body.ends().guards());
        List<Step> steps = vouched.covers(fallback.body().key())
                ? List.of()
                : List.of(new Step.Into(
                        fallback.body(), args(fallback, method), method.place(), method.guards(), outer, around));
        return new AtCall(caught(fallback, body, at), steps);
    }

    private List<Expr> args(Fallback fallback, Step.Into method) {
        List<Expr> args = new ArrayList<>();
        if (!fallback.body().isStatic()) {
            String owner = fallback.body().owner().name();
            MethodTarget failed = method.target();
            String type = failed.receiver().isEmpty() ? failed.owner().name() : failed.receiver();
            boolean same = targets.hierarchy().supertypes(type).contains(owner);
            args.add(same ? method.args().get(0) : Exprs.single(owner));
        }
        Type[] types = Type.getArgumentTypes(fallback.body().method().desc);
        for (int i = 0; i < types.length; i++) {
            Integer given = fallback.given().get(i);
            args.add(
                    given == null || given + 1 >= method.args().size()
                            ? told(types[i], method)
                            : method.args().get(given + 1));
        }
        return args;
    }

    /** What is not an argument of the failed method may tell of them all. */
    private static Expr told(Type type, Step.Into failed) {
        return type.getSort() == Type.OBJECT && JoinPoints.areOfFailed(type.getInternalName())
                ? Advised.proceeding(
                        failed, new Site(failed.target().key(), Advised.NOWHERE), type.getInternalName(), false)
                : Exprs.UNKNOWN;
    }

    /** What a failure becomes: the fallback may throw it again, or another one, in any case or in some. */
    private Optional<Caught> caught(Fallback fallback, MethodFlow body, At at) {
        List<Integer> failing = body.calls().stream()
                .filter(call -> catalog.role(call.method()).orElse(null) instanceof Role.Fails
                        || Clauses.neverEnds(call, targets, flows))
                .map(call -> call.site().index())
                .toList();
        boolean completes = body.ends().exist()
                && failing.stream().noneMatch(call -> body.ends().areAfter(call));
        boolean partly =
                fallback.partly() || !failing.isEmpty() || body.failures().throwsByItself();
        return completes
                ? Optional.of(new Caught(at, fallback.catches(), partly, false, answer(body), false, false))
                : Optional.empty();
    }

    /** What the fallback hands back; it may know no more of it than that it is an object that is made there. */
    private static FailureAnswer answer(MethodFlow body) {
        return FailureAnswer.of(body.returns().stream()
                .map(returned -> Subexpressions.withoutParameters(returned.value()))
                .distinct()
                .toList());
    }

    /** What is done by steps, or by fallbacks where these fail. */
    static List<Step> guarded(List<Step> steps, List<AtCall> fallbacks) {
        List<Step> all = steps;
        List<Step> instead = new ArrayList<>(0);
        for (AtCall fallback : fallbacks) {
            if (fallback.caught().isPresent()) {
                Caught caught = fallback.caught().get();
                all = all.stream().map(step -> caught(step, caught)).toList();
            }
            instead.addAll(fallback.steps());
        }
        return Stream.concat(all.stream(), instead.stream()).toList();
    }

    /** What surrounds something whose failures fallbacks may end. */
    static Surroundings guarded(Surroundings around, List<AtCall> fallbacks) {
        Surroundings guarded = around;
        for (AtCall fallback : fallbacks) {
            guarded = fallback.caught().map(guarded::caught).orElse(guarded);
        }
        return guarded;
    }

    /** A step whose failures a fallback may end. */
    private static Step caught(Step step, Caught caught) {
        if (step instanceof Step.Into into) {
            return caught(into, caught);
        } else if (step instanceof Step.Passed passed) {
            return new Step.Passed(
                    passed.lambda(),
                    passed.here().stream().map(into -> caught(into, caught)).toList(),
                    passed.own(),
                    passed.inAnyCase());
        }
        return step;
    }

    private static Step.Into caught(Step.Into into, Caught caught) {
        return new Step.Into(
                into.target(),
                into.args(),
                into.place(),
                into.guards(),
                into.transaction(),
                into.surroundings().caught(caught));
    }

    /** Whether an effect takes place whenever the fallback that it belongs to returns. */
    static boolean isCertain(Effect effect, MethodTarget fallback, List<Guard> sure) {
        return effect.guards().stream()
                .filter(guard -> guard.branch().method().equals(fallback.key()))
                .allMatch(guard -> sure.stream().anyMatch(guard::sameWay));
    }
}
