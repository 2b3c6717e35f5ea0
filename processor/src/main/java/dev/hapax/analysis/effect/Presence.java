package dev.hapax.analysis.effect;

import dev.hapax.analysis.flow.CallSite;
import dev.hapax.analysis.flow.ColdTypes;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Guard;
import dev.hapax.analysis.flow.Guard.Outcome;
import dev.hapax.analysis.flow.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;

/** In which case a library runs a lambda: where there is something in the object that it was passed to, or nothing. */
final class Presence {
    private static final Set<String> ABSENT = Set.of("orElseGet", "or", "orElseThrow", "switchIfEmpty");
    /** Everything that it is asked to do is done where there is nothing: {@code onItem().ifNull().switchTo(…)}. */
    private static final String WHERE_NULL = "io/smallrye/mutiny/groups/UniOnNull";

    /** Far from the ways of branches and from each other. */
    private static final int FIRST_SIDE = 1000;

    /** What comes behind such a step may have come from elsewhere than through what is before it. */
    private static final Set<String> ADDING = Set.of(
            "or",
            "orElse",
            "orElseGet",
            "getOrDefault",
            "computeIfAbsent",
            "ifNoItem",
            "switchIfEmpty",
            "defaultIfEmpty",
            "onErrorResume",
            "onErrorReturn",
            "concatWith",
            "mergeWith",
            "startWith");

    /** Steps of reactive chains that hand something on also where nothing has come. */
    private static final Set<String> GATHERING = Set.of(
            "collect",
            "collectList",
            "collectSortedList",
            "collectMap",
            "collectMultimap",
            "collectItems",
            "asList",
            "asMap",
            "asSet",
            "count",
            "hasElement",
            "hasElements",
            "isEmpty",
            "any",
            "all",
            "reduceWith",
            "materialize",
            "singleOptional",
            "toList");

    /** Steps whose function has been run on each thing that comes out of them. */
    private static final Set<String> RUNNING = Set.of(
            "map",
            "flatMap",
            "flatMapMany",
            "flatMapSequential",
            "concatMap",
            "switchMap",
            "mapMulti",
            "mapToObj",
            "peek",
            "filter",
            "doOnNext",
            "zipWhen",
            "delayUntil",
            "flatMapIterable",
            "transform",
            "transformToUni",
            "chain",
            "call",
            "invoke");

    private Presence() {}

    /**
     * A lambda that something had to pass.
     *
     * @param site the call that runs it
     * @param lambda what was asked
     * @param args with which values
     * @param answer what it had to say
     */
    record Filter(Site site, Expr.Lambda lambda, List<Expr> args, boolean answer) {}

    /** The condition under which an argument of a call is run. */
    static Guard of(CallSite call, int argument) {
        boolean second = call.method().name().equals("ifPresentOrElse") && argument == 1;
        boolean absent = second
                || ABSENT.contains(call.method().name())
                || call.method().owner().equals(WHERE_NULL);
        return new Guard(call.site(), FIRST_SIDE + argument, call.receiver(), absent ? Outcome.NULL : Outcome.NOT_NULL);
    }

    /** The filters that an element of an optional value or a stream has passed. */
    static List<Filter> filters(Expr elements) {
        return steps(elements).flatMap(step -> filter(step).stream()).toList();
    }

    /** The steps that something has come through, the last one first. */
    private static Stream<Expr.Call> steps(Expr elements) {
        return Stream.iterate(
                        Exprs.nonNull(elements),
                        at -> at instanceof Expr.Call step
                                && step.receiver()
                                && !step.args().isEmpty()
                                && !adds(step),
                        at -> Exprs.nonNull(((Expr.Call) at).args().get(0)))
                .map(Expr.Call.class::cast);
    }

    /** Where something has come out of a step: in which case its function was run. */
    static Optional<Guard> run(Expr.Call step) {
        if (!step.receiver() || adds(step) || !RUNNING.contains(step.method().name())) {
            return Optional.empty();
        }
        for (int i = 1; i < step.args().size(); i++) {
            if (step.args().get(i) instanceof Expr.Lambda) {
                return Optional.of(
                        new Guard(step.site(), FIRST_SIDE + i - 1, step.args().get(0), Outcome.NOT_NULL));
            }
        }
        return Optional.empty();
    }

    /** In which cases the functions of earlier steps were run, where there is something in an optional value or a stream. */
    static List<Guard> before(Expr elements) {
        return steps(elements)
                .takeWhile(step -> isChain(step.method().owner()))
                .flatMap(step -> run(step).stream())
                .toList();
    }

    private static boolean isChain(String owner) {
        return owner.equals("java/util/Optional") || owner.startsWith("java/util/stream/");
    }

    /** Whether a step may hand on something that did not come through the ones before it. */
    static boolean adds(Expr.Call step) {
        return ADDING.contains(step.method().name());
    }

    /** Whether something comes out of a step of a reactive chain even where nothing has come. */
    static boolean gathers(Expr.Call step) {
        return GATHERING.contains(step.method().name())
                && ColdTypes.are(step.method().owner());
    }

    /** The filter that a step of a stream is. */
    static Optional<Filter> filter(Expr.Call step) {
        if (!step.receiver()
                || !step.method().name().equals("filter")
                || step.args().size() != 2) {
            return Optional.empty();
        }
        Expr asked = step.args().get(1);
        boolean answer = true;
        while (asked instanceof Expr.Call not && isNegation(not)) {
            asked = not.args().get(0);
            answer = !answer;
        }
        if (!(asked instanceof Expr.Lambda lambda)) {
            return Optional.empty();
        }
        List<Expr> args = new ArrayList<>(lambda.captured());
        args.add(new Expr.Element(step.args().get(0)));
        return Optional.of(new Filter(step.site(), lambda, args, answer));
    }

    /** {@code Predicate.not(x)} and {@code x.negate()}. */
    private static boolean isNegation(Expr.Call call) {
        return call.method().owner().equals("java/util/function/Predicate")
                && (call.method().name().equals("not") || call.method().name().equals("negate"))
                && call.args().size() == 1;
    }

    /** A filter that is a method of a library, or one without a body: that it has given this answer. */
    static Guard passed(Filter filter) {
        boolean receiver = filter.lambda().body().getTag() != Opcodes.H_INVOKESTATIC;
        return new Guard(
                filter.site(),
                FIRST_SIDE,
                new Expr.Call(filter.site(), filter.lambda().runs(), receiver, filter.args()),
                filter.answer() ? Outcome.TRUE : Outcome.FALSE);
    }
}
