package dev.hapax.analysis.effect;

import dev.hapax.analysis.flow.ColdTypes;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Guard;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The ways in which something comes out of a reactive chain: a choice between chains has one for each, what another takes the
 * place of where it is empty or has failed has two, and what is always empty has none.
 */
final class Emissions {
    private static final int MAX_WAYS = 8;
    private static final int MAX_DEPTH = 40;
    private static final int MAX_STEPS = 400;
    /** Chains that hand on what was put into them, or nothing. */
    private static final Set<String> NOTHING =
            Set.of("empty", "nothing", "never", "error", "failed", "failure", "nullItem", "voidItem", "failWith");

    private static final Set<String> TRANSFORMING = Set.of("transform", "transformDeferred");
    /** Mutiny's: what is done where there is nothing. */
    private static final Set<String> ON_NOTHING =
            Set.of("io/smallrye/mutiny/groups/UniOnNull", "io/smallrye/mutiny/groups/MultiIfEmpty");
    /** Steps after which nothing comes instead of a failure. */
    private static final Set<String> WITH_NOTHING =
            Set.of("onErrorComplete", "recoverWithNull", "recoverWithCompletion");

    /** Whose functions make nothing. */
    private static final Set<String> LOOKING = Set.of("invoke", "onFailure", "filter", "select", "log", "doFinally");

    private static final List<List<Guard>> ALWAYS = List.of(List.of());
    private static final List<List<Guard>> NEVER = List.of();

    private final Upstream upstream;
    private final HandedBack handedBack;
    private final Function<Expr.Call, List<Guard>> passed;
    private int steps;

    /**
     * What comes out.
     *
     * @param passed what is sure of what a filter has let pass
     */
    Emissions(Upstream upstream, HandedBack handedBack, Function<Expr.Call, List<Guard>> passed) {
        this.upstream = upstream;
        this.handedBack = handedBack;
        this.passed = passed;
    }

    /**
     * The ways in which something comes out of what is handed back.
     *
     * @param value any value: one that is no chain is there
     * @return what each way has passed; one that has passed nothing where there are too many
     */
    List<List<Guard>> of(Expr value) {
        steps = 0;
        return of(value, MAX_DEPTH);
    }

    /**
     * The steps of a chain after which nothing comes in place of what has failed in a function before.
     *
     * @param value any value
     * @return those steps, the last first; none of what other methods hand back, or where something else may come after all
     */
    List<Expr.Call> silenced(Expr value) {
        List<Expr.Call> found = new ArrayList<>(0);
        List<Expr.Call> silent = new ArrayList<>(0);
        boolean handed = false;
        Expr at = Exprs.nonNull(value);
        steps = 0;
        while (at instanceof Expr.Call call
                && call.receiver()
                && ColdTypes.are(call.method().owner())) {
            boolean makes = makesSomething(call);
            if (upstream.resumes(call) && isSilent(call)) {
                // Mutiny hands on that there is nothing: a function after it makes something of that
                boolean seen = handed && call.method().owner().startsWith("io/smallrye/mutiny/");
                if (!seen) {
                    silent.add(call);
                }
            } else if (Presence.adds(call) || ON_NOTHING.contains(call.method().owner())) {
                return found;
            } else if (makes) {
                found.addAll(silent);
                silent.clear();
            }
            handed |= makes;
            at = Exprs.nonNull(call.args().get(0));
        }
        return found;
    }

    /** Whether a step's function makes something of what comes: not one that only looks, or chooses. */
    private static boolean makesSomething(Expr.Call step) {
        String name = step.method().name();
        return step.args().stream().skip(1).anyMatch(Expr.Lambda.class::isInstance)
                && !LOOKING.contains(name)
                && !name.startsWith("doOn");
    }

    private boolean isSilent(Expr.Call step) {
        boolean nothing = step.args().size() > 1 && step.args().get(step.args().size() - 1) instanceof Expr.Null;
        return nothing || joined(step, MAX_DEPTH).equals(NEVER);
    }

    /** A choice between chains, of which there is one at least. */
    private List<List<Guard>> of(Collection<Expr> options, int depth) {
        return either(options.stream()
                .filter(option -> !(option instanceof Expr.Null))
                .map(option -> of(option, depth)));
    }

    private List<List<Guard>> of(Expr value, int depth) {
        Expr at = Exprs.nonNull(value);
        if (at instanceof Expr.OneOf several) {
            return of(several.options(), depth);
        } else if (at instanceof Expr.Call call && depth > 0 && ++steps < MAX_STEPS) {
            return of(call, depth);
        }
        return ALWAYS;
    }

    private List<List<Guard>> of(Expr.Call call, int depth) {
        if (!ColdTypes.are(call.method().owner())) {
            if (!ColdTypes.areReturned(call.method().descriptor())) {
                return ALWAYS;
            }
            List<HandedBack.Way> several = handedBack.each(call);
            return several.isEmpty()
                    ? List.of(List.of(Upstream.found(call)))
                    : either(several.stream().map(one -> both(List.of(one.guards()), of(one.chains(), depth - 1))));
        } else if (!call.receiver() || call.args().isEmpty()) {
            return made(call, depth);
        }
        return step(call, depth);
    }

    private List<List<Guard>> made(Expr.Call call, int depth) {
        if (NOTHING.contains(call.method().name())) {
            return NEVER;
        }
        Stream<Expr> deferred = call.method().name().startsWith("defer") ? call.args().stream() : Stream.empty();
        return deferred.flatMap(LambdaSteps::in)
                .findFirst()
                .map(function -> handedBack.each(function, List.of()))
                .filter(chains -> !chains.isEmpty())
                .map(chains -> of(chains, depth - 1))
                .orElse(ALWAYS);
    }

    private List<List<Guard>> step(Expr.Call call, int depth) {
        String name = call.method().name();
        Expr from = call.args().get(0);
        if (isGivenTheChain(call) && call.args().size() == 2) {
            return handedBack
                    .function(call.args().get(1))
                    .map(function -> handedBack.each(function, List.of(from)))
                    .filter(chains -> !chains.isEmpty())
                    .map(chains -> of(chains, depth - 1))
                    .orElseGet(() -> of(from, depth - 1));
        } else if (ON_NOTHING.contains(call.method().owner())) {
            return either(Stream.of(of(from, depth - 1), NOTHING.contains(name) ? NEVER : joined(call, depth)));
        } else if (NOTHING.contains(name)) {
            return NEVER; // Uni.createFrom().nullItem()
        } else if (Presence.gathers(call)) {
            return List.of(upstream.ofEnd(from));
        } else if (name.startsWith("then")) {
            return both(List.of(upstream.ofEnd(from)), after(call, depth));
        } else if (upstream.resumes(call)) {
            return either(Stream.of(of(from, depth - 1), joined(call, depth)));
        } else if (Presence.adds(call)) {
            List<List<Guard>> joined = joined(call, depth);
            // where nothing has come, the other comes: then something does in any case
            return joined.equals(ALWAYS) ? ALWAYS : either(Stream.of(of(from, depth - 1), joined));
        }
        List<Guard> own = new ArrayList<>(upstream.letPass(call));
        Presence.run(call).ifPresent(own::add);
        own.addAll(passed.apply(call));
        return both(both(of(from, depth - 1), List.of(own)), inner(call, depth));
    }

    /** Whether a step's function is given the chain itself; Mutiny's of the same name is given what comes out of it. */
    private static boolean isGivenTheChain(Expr.Call call) {
        return TRANSFORMING.contains(call.method().name())
                && call.method().owner().startsWith("reactor/");
    }

    /** What goes on where the chain before has ended: without another one, nothing. */
    private List<List<Guard>> after(Expr.Call call, int depth) {
        if (call.method().descriptor().startsWith("()")) {
            return NEVER;
        }
        boolean chain =
                !call.method().name().equals("thenReturn") && call.args().size() > 1;
        return chain ? of(call.args().get(1), depth - 1) : ALWAYS;
    }

    private List<List<Guard>> joined(Expr.Call call, int depth) {
        if (WITH_NOTHING.contains(call.method().name())) {
            return NEVER;
        }
        if (call.args().size() < 2) {
            return ALWAYS;
        }
        Expr other = call.args().get(call.args().size() - 1);
        return LambdaSteps.in(other)
                .findFirst()
                .map(function -> handedBack.each(function, List.of(Exprs.UNKNOWN)))
                .map(chains -> chains.isEmpty() ? ALWAYS : of(chains, depth - 1))
                .orElseGet(() -> of(other, depth - 1));
    }

    /** What comes out of the chain that a step's function hands out. */
    private List<List<Guard>> inner(Expr.Call call, int depth) {
        boolean flattens = Upstream.FLATTENING.contains(call.method().name())
                && !call.method().name().equals("call");
        Optional<Expr.Lambda> function =
                flattens ? call.args().stream().skip(1).flatMap(LambdaSteps::in).findFirst() : Optional.empty();
        return function.map(lambda -> handedBack.each(
                        lambda, List.of(new Expr.Element(call.args().get(0)))))
                .filter(chains -> !chains.isEmpty())
                .map(chains -> of(chains, depth - 1))
                .orElse(ALWAYS);
    }

    private static List<List<Guard>> either(Stream<List<List<Guard>>> several) {
        Set<List<Guard>> ways = new LinkedHashSet<>();
        several.forEach(ways::addAll);
        return ways.size() > MAX_WAYS ? ALWAYS : List.copyOf(ways);
    }

    private static List<List<Guard>> both(List<List<Guard>> first, List<List<Guard>> second) {
        return either(first.stream()
                .map(one -> second.stream()
                        .map(other -> Stream.concat(one.stream(), other.stream())
                                .distinct()
                                .toList())
                        .toList()));
    }
}
