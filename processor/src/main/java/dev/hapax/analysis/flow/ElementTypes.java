package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.classes.TypeArguments;
import dev.hapax.analysis.flow.TypeFacts.Bound;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Type;

/** The classes of what collections, streams and optional values hold: by what was put in, or by how they are declared. */
final class ElementTypes {
    private static final int MAX_DEPTH = 6;

    private static final Set<String> HOLDING =
            Set.of("of", "ofNullable", "asList", "singletonList", "singleton", "unmodifiableList");

    private static final Set<String> KEEPING = Set.of(
            "copyOf",
            "stream",
            "iterator",
            "filter",
            "peek",
            "sorted",
            "distinct",
            "limit",
            "skip",
            "toList",
            "findFirst");

    private final TypeFacts facts;
    private final Hierarchy hierarchy;
    private final TypeArguments arguments;

    ElementTypes(TypeFacts facts, Hierarchy hierarchy, TypeArguments arguments) {
        this.facts = facts;
        this.hierarchy = hierarchy;
        this.arguments = arguments;
    }

    /** The class of what a value holds; empty where it is not known, or where it holds several kinds of things. */
    Optional<Bound> of(Expr holder, MethodTarget in) {
        return of(Exprs.nonNull(holder), in, MAX_DEPTH);
    }

    private Optional<Bound> of(Expr holder, MethodTarget in, int depth) {
        if (depth == 0) {
            return Optional.empty();
        } else if (holder instanceof Expr.Field) {
            return facts.argumentOf(holder);
        } else if (holder instanceof Expr.Array array) {
            return common(array.elements(), in);
        }
        return holder instanceof Expr.Call call ? ofCall(call, in, depth) : Optional.empty();
    }

    private Optional<Bound> ofCall(Expr.Call call, MethodTarget in, int depth) {
        if (!call.method().owner().startsWith("java/util/")) {
            return declared(call);
        } else if (KEEPING.contains(call.method().name()) && !call.args().isEmpty()) {
            return of(Exprs.nonNull(call.args().get(0)), in, depth - 1);
        }
        return !call.receiver() && HOLDING.contains(call.method().name()) ? held(call.args(), in) : Optional.empty();
    }

    private Optional<Bound> held(List<Expr> args, MethodTarget in) {
        return args.size() == 1 && args.get(0) instanceof Expr.Array array
                ? common(array.elements(), in)
                : common(args, in);
    }

    private Optional<Bound> common(List<Expr> values, MethodTarget in) {
        List<Optional<Bound>> bounds =
                values.stream().map(value -> facts.of(value, in)).distinct().toList();
        return bounds.size() == 1 ? bounds.get(0) : Optional.empty();
    }

    private Optional<Bound> declared(Expr.Call call) {
        return hierarchy
                .resolve(call.method())
                .flatMap(method -> arguments.ofReturned(method, call.method().owner()))
                .flatMap(type -> facts.declared(Type.getObjectType(type)));
    }
}
