package dev.hapax.analysis.effect;

import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.flow.CallSite;
import dev.hapax.analysis.flow.ColdTypes;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Flows;
import dev.hapax.analysis.flow.Guard;
import dev.hapax.analysis.flow.Guard.Outcome;
import dev.hapax.analysis.flow.MethodFlow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What the steps of a reactive chain have let pass before a later one is done: a step that fails, or that hands nothing on,
 * keeps all later ones from it ({@code exists(id).flatMap(known -> known ? Mono.error(…) : Mono.just(id)).flatMap(…)}).
 */
final class Upstream {
    private static final int MAX_STEPS = 40;
    private static final int MAX_DEPTH = 5;

    /** Steps whose function sees what passes, and may refuse it. */
    private static final Set<String> SEEING = Set.of(
            "map",
            "flatMap",
            "flatMapMany",
            "concatMap",
            "doOnNext",
            "doOnSuccess",
            "handle",
            "chain",
            "call",
            "invoke",
            "transformToUni",
            "transformToMulti",
            "transformToUniAndConcatenate");

    /** Steps that are not done where nothing comes. */
    private static final Set<String> NEEDING = Set.of(
            "map",
            "flatMap",
            "flatMapMany",
            "concatMap",
            "doOnNext",
            "filter",
            "zipWhen",
            "delayUntil",
            "flatMapIterable");

    /** Steps of which comes what the chain brings that their function hands out. */
    static final Set<String> FLATTENING = Set.of(
            "flatMap",
            "flatMapMany",
            "flatMapSequential",
            "concatMap",
            "switchMap",
            "chain",
            "call",
            "transformToUni",
            "transformToMulti",
            "transformToUniAndConcatenate");

    /** Far from the ways of branches, and from those of functions and of alternatives. */
    private static final int SIDE = 3000;

    /** Steps that go on where something has failed before, also those that do so for some failures only. */
    private static final String RESUMING = "onError";

    /** Names of what hands nothing on. */
    private static final Set<String> EMPTY = Set.of("empty", "nothing");

    private final CatalogLookup catalog;
    private final HandedBack handedBack;
    private final Flows flows;
    private final Function<Expr.Call, List<Guard>> passed;

    /**
     * What is upstream.
     *
     * @param passed what is sure of what a filter has let pass
     */
    Upstream(CatalogLookup catalog, HandedBack handedBack, Flows flows, Function<Expr.Call, List<Guard>> passed) {
        this.catalog = catalog;
        this.handedBack = handedBack;
        this.flows = flows;
        this.passed = passed;
    }

    /** What has been let pass before a function of a later step is run. */
    List<Guard> of(CallSite step) {
        if (!ColdTypes.are(step.method().owner()) || !step.dispatch().hasReceiver()) {
            return List.of();
        }
        Walk walk = new Walk();
        walk.up(step.receiver(), NEEDING.contains(step.method().name()), MAX_DEPTH);
        return walk.guards;
    }

    /** What has been let pass where a chain has come to its end without a failure, with something or with nothing. */
    List<Guard> ofEnd(Expr stream) {
        Walk walk = new Walk();
        walk.up(stream, false, MAX_DEPTH);
        return walk.guards;
    }

    /** What a step's function has let pass where something has come out of the step. */
    List<Guard> letPass(Expr.Call step) {
        Walk walk = new Walk();
        for (Expr given : step.args().subList(1, step.args().size())) {
            if (given instanceof Expr.Lambda lambda
                    && SEEING.contains(step.method().name())) {
                walk.seen(lambda, new Expr.Element(step.args().get(0)), true);
            }
        }
        return walk.guards;
    }

    private final class Walk {
        private final List<Guard> guards = new ArrayList<>(0);
        private int steps;

        /**
         * Goes up a chain.
         *
         * @param stream its end
         * @param needed whether something has to come out of it
         * @param depth how many methods of the project may still be looked into
         */
        void up(Expr stream, boolean needed, int depth) {
            Expr at = Exprs.nonNull(stream);
            boolean something = needed;
            while (at instanceof Expr.Call call && ++steps < MAX_STEPS) {
                if (!call.receiver()
                        || call.args().isEmpty()
                        || !ColdTypes.are(call.method().owner())) {
                    inside(call, something, depth);
                    return;
                }
                String name = call.method().name();
                something &= !Presence.adds(call) && !Presence.gathers(call);
                if (something) {
                    Presence.run(call).ifPresent(guards::add);
                    guards.addAll(depth < MAX_DEPTH ? passed.apply(call) : List.of());
                }
                if (resumes(call)) {
                    return; // what has failed before goes on
                }
                Expr from = call.args().get(0);
                for (Expr given : call.args().subList(1, call.args().size())) {
                    given(name, given, from, something, depth);
                }
                something &= !name.startsWith("then");
                at = Exprs.nonNull(from);
            }
        }

        private void given(String name, Expr given, Expr from, boolean something, int depth) {
            if (name.equals("transform") || name.equals("transformDeferred")) {
                handedBack.function(given).ifPresent(lambda -> returned(lambda, List.of(from), something, depth));
            } else if (name.startsWith("then") && given instanceof Expr.Call) {
                up(given, something, depth);
            } else if (given instanceof Expr.Lambda lambda && SEEING.contains(name)) {
                seen(lambda, new Expr.Element(from), something);
                if (FLATTENING.contains(name)) {
                    returned(lambda, List.of(new Expr.Element(from)), something && !name.equals("call"), depth);
                }
            }
        }

        /** The chain that a method of the project hands out. */
        private void inside(Expr.Call call, boolean something, int depth) {
            if (depth > 0 && ColdTypes.areReturned(call.method().descriptor())) {
                Optional<Expr> chain = handedBack.of(call);
                chain.ifPresent(handed -> up(handed, something, depth - 1));
                if (chain.isEmpty() && something && depth < MAX_DEPTH) {
                    guards.add(found(call));
                }
            }
        }

        private void returned(Expr.Lambda lambda, List<Expr> given, boolean something, int depth) {
            if (depth > 0) {
                handedBack.of(lambda, given).ifPresent(chain -> up(chain, something, depth - 1));
            }
        }

        private void seen(Expr.Lambda lambda, Expr element, boolean something) {
            handedBack.body(lambda).ifPresent(flow -> {
                List<Expr> args = HandedBack.args(lambda, List.of(element));
                refused(flow, something)
                        .forEach(guard -> guards.add(guard.with(flows.substitute(guard.condition(), args))));
            });
        }
    }

    /** What must be so that a step's function does not refuse. */
    private List<Guard> refused(MethodFlow flow, boolean something) {
        List<Guard> passed = new ArrayList<>(flow.ends().guards());
        for (CallSite call : flow.calls()) {
            boolean refuses = catalog.role(call.method()).orElse(null) instanceof Role.Fails
                    || (something
                            && EMPTY.contains(call.method().name())
                            && ColdTypes.are(call.method().owner()));
            List<Guard> guards = refuses ? flow.guards(call.site().index()) : List.of();
            if (guards.size() == 1) {
                guards.get(0).otherwise().ifPresent(passed::add);
            }
        }
        return passed;
    }

    /** Whether a step goes on where something has failed before. */
    boolean resumes(Expr.Call step) {
        return catalog.role(step.method()).orElse(null) instanceof Role.Recovers
                || step.method().name().startsWith(RESUMING);
    }

    /** Something has come out of a chain: the one that it begins with has brought something. */
    static Guard found(Expr.Call call) {
        return new Guard(call.site(), SIDE, call, Outcome.NOT_NULL);
    }
}
