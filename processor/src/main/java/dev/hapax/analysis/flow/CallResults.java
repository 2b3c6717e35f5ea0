package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.MethodTarget;
import java.util.List;
import java.util.Optional;

/** What calls hand back, where their bodies say so or they stand for other calls. Not thread-safe. */
final class CallResults {
    private static final int MAX_CHAIN = 12;
    private static final int MAX_TARGETS = 3;

    /** How many calls that stand for others are followed in each other: a function can be handed to itself. */
    private static final int MAX_SEEN_THROUGH = 8;

    private final Flows flows;
    private final CallTargets targets;
    private final Copies copies;
    private final PlainMethods plainMethods;
    private final ExtensionFunctions extensions;
    private final DefaultArguments defaults;
    private int seenThrough;

    CallResults(
            Flows flows,
            CallTargets targets,
            Copies copies,
            PlainMethods plainMethods,
            ExtensionFunctions extensions,
            DefaultArguments defaults) {
        this.flows = flows;
        this.targets = targets;
        this.copies = copies;
        this.plainMethods = plainMethods;
        this.extensions = extensions;
        this.defaults = defaults;
    }

    /**
     * What a call hands back.
     *
     * @param site where the call is
     * @param method what is called
     * @param dispatch how
     * @param args the values that are handed over, receiver first
     * @return its value in the caller's terms, or the call itself where nothing more is known
     */
    Expr of(Site site, MethodKey method, Dispatch dispatch, List<Expr> args) {
        Optional<Expr> plain =
                PlainCalls.result(method, dispatch, args).or(() -> copies.made(site, method, dispatch, args));
        if (plain.isPresent()) {
            return plain.get();
        }
        Optional<Invocation> inner = HandedThrough.in(method, args)
                .or(() -> extensions.in(site, method, args))
                .or(() -> defaults.in(method, args));
        Expr.Call opaque = new Expr.Call(site, method, dispatch.hasReceiver(), args);
        if (inner.isPresent()) {
            return seenThrough(site, inner.get(), opaque);
        }
        Expr receiver = dispatch.hasReceiver() ? Exprs.nonNull(args.get(0)) : Exprs.UNKNOWN;
        List<MethodTarget> bodies = targets.of(method, dispatch, receiver);
        if (bodies.isEmpty()) {
            return WrappedFunctions.inside(method, dispatch.hasReceiver(), args).orElse(opaque);
        } else if (bodies.size() > MAX_TARGETS) {
            return opaque;
        }
        Expr result = null;
        for (MethodTarget body : bodies) {
            Expr returned = flows.of(body).map(MethodFlow::returned).orElse(opaque);
            Optional<Invocation> run = bodies.size() == 1
                    ? HandedThrough.by(returned, args, value -> flows.handedBack(body, value, args))
                    : Optional.empty();
            if (run.isPresent()) {
                return seenThrough(site, run.get(), opaque);
            }
            if (bodies.size() == 1 && isMade(Exprs.nonNull(returned)) && plainMethods.is(body)) {
                Expr object = MadeObjects.madeBy(site, Exprs.nonNull(returned));
                Expr.Fresh made = (Expr.Fresh) flows.handedBack(body, object, args);
                return new Expr.Fresh(site, made.type(), made.constructor(), made.args(), made.fields());
            }
            if (returned == opaque || !Returns.speaksForItself(returned, method)) {
                return opaque;
            }
            Expr here = flows.handedBack(body, MadeObjects.madeBy(site, returned), args);
            result = result == null ? here : Exprs.either(result, here);
        }
        return result == null || isLeftAlone(result, method, bodies.size()) || Returns.isChoiceOfFlags(result, method)
                ? opaque
                : result;
    }

    /**
     * Of long chains some are soon too much to be kept, and of those that several methods make it would be lost which is whose:
     * whoever asks what comes out of one looks into the methods.
     */
    private static boolean isLeftAlone(Expr result, MethodKey method, int bodies) {
        return ColdTypes.areReturned(method.descriptor()) && (bodies > 1 || Subexpressions.nodes(result) > MAX_CHAIN);
    }

    /** What the call hands back that stands for another one. */
    private Expr seenThrough(Site site, Invocation call, Expr.Call opaque) {
        if (seenThrough == MAX_SEEN_THROUGH) {
            return opaque;
        }
        seenThrough++;
        try {
            return of(site, call.method(), call.dispatch(), call.args());
        } finally {
            seenThrough--;
        }
    }

    /** An object whose fields are followed. */
    private static boolean isMade(Expr value) {
        return value instanceof Expr.Fresh made && made.fields().isMade();
    }
}
