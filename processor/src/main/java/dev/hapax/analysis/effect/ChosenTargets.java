package dev.hapax.analysis.effect;

import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.flow.CallSite;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Guard;
import dev.hapax.analysis.flow.Subexpressions;
import dev.hapax.analysis.flow.TypeTests;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.objectweb.asm.Type;

/** A caller may know by what it hands over which of a call's targets is meant, and whether the only one can be. */
final class ChosenTargets {
    private ChosenTargets() {}

    /** What lets only a caller pass who hands over what the only target of a call takes; empty where that is anything. */
    static Optional<Guard> guard(CallSite call, MethodTarget body) {
        return byArgument(call, body, 0);
    }

    private static Optional<Guard> byArgument(CallSite call, MethodTarget body, int index) {
        return call.receiver() instanceof Expr.Param
                ? Optional.empty()
                : narrowed(call, body)
                        .map(argument -> TypeTests.dispatched(
                                call.site(),
                                index,
                                call.arg(argument),
                                parameters(body.key())[argument].getInternalName()));
    }

    /** What lets only a caller pass who means one of a call's targets; empty where no caller can tell. */
    static Optional<Guard> guard(CallSite call, MethodTarget body, int index) {
        Optional<Guard> byArgument = byArgument(call, body, index);
        return byArgument.isPresent() || !Subexpressions.mentionsParameter(call.receiver())
                ? byArgument
                : Optional.of(TypeTests.dispatched(
                        call.site(), index, call.receiver(), body.owner().name()));
    }

    /**
     * The values of a call to one of several targets. Where its object is one of those that a service keeps in a map, by which
     * key it was found there is not kept: the guard says which it is, and all that it does would carry the key along.
     */
    static List<Expr> lookedUp(CallSite call) {
        if (!(call.receiver() instanceof Expr.Call found)
                || !found.method().owner().equals("java/util/Map")
                || !(found.args().get(0) instanceof Expr.Field map)
                || !map.base().equals(new Expr.Param(0))) {
            return call.args();
        }
        List<Expr> args = new ArrayList<>(call.args());
        args.set(0, new Expr.Call(found.site(), found.method(), true, List.of(map)));
        return args;
    }

    /** An argument that the target takes as something narrower than the call says: its bridge casts it, or fails. */
    private static Optional<Integer> narrowed(CallSite call, MethodTarget body) {
        Type[] said = parameters(call.method());
        Type[] taken = parameters(body.key());
        return IntStream.range(0, said.length == taken.length ? said.length : 0)
                .filter(i -> taken[i].getSort() == Type.OBJECT && !taken[i].equals(said[i]))
                .filter(i -> Subexpressions.mentionsParameter(call.arg(i)))
                .boxed()
                .findFirst();
    }

    private static Type[] parameters(MethodKey method) {
        return Type.getArgumentTypes(method.descriptor());
    }
}
