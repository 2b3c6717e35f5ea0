package dev.hapax.analysis.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The way from an object to what is taken out of it: calls on it, fields, elements. Which object that is, and which way, says
 * more than what the calls are made with, such as the condition of a filter.
 */
final class Chain {
    private final Expr object;
    /** The outermost first. */
    private final List<Expr> links;

    private Chain(Expr object, List<Expr> links) {
        this.object = object;
        this.links = links;
    }

    static Chain of(Expr end) {
        List<Expr> links = new ArrayList<>();
        Expr at = end;
        Optional<Expr> before = before(at);
        while (before.isPresent()) {
            links.add(at);
            at = Exprs.nonNull(before.get());
            before = before(at);
        }
        return new Chain(at, links);
    }

    /** What a call is made on, or a field or an element is taken of. */
    static Optional<Expr> before(Expr link) {
        if (link instanceof Expr.Call call && call.receiver() && !call.args().isEmpty()) {
            return Optional.of(call.args().get(0));
        } else if (link instanceof Expr.Field || link instanceof Expr.Element) {
            return Optional.of(link.parts().get(0));
        }
        return Optional.empty();
    }

    boolean isEmpty() {
        return links.isEmpty();
    }

    Expr object() {
        return object;
    }

    int length() {
        return links.size();
    }

    /** The object, and all that the calls are made with. */
    List<Expr> values() {
        return Stream.concat(Stream.of(object), links.stream().flatMap(link -> args(link).stream()))
                .toList();
    }

    /** The same way from another object, its calls made with other values. */
    Expr from(Expr other, UnaryOperator<Expr> values) {
        return along(other, args -> args.map(values));
    }

    /** The same way from another object, without what its calls are made with. */
    Expr alone(Expr other) {
        return along(other, args -> Stream.empty());
    }

    private Expr along(Expr other, UnaryOperator<Stream<Expr>> values) {
        Expr chain = other;
        for (int i = links.size() - 1; i >= 0; i--) {
            Stream<Expr> given = values.apply(args(links.get(i)).stream());
            chain = Subexpressions.with(
                    links.get(i), Stream.concat(Stream.of(chain), given).toList());
        }
        return chain;
    }

    /** What a link is made with, but for the object that it is taken of. */
    private static List<Expr> args(Expr link) {
        return link.parts().subList(1, link.parts().size());
    }
}
