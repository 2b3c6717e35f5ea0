package dev.hapax.analysis.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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

    private static Optional<Expr> before(Expr link) {
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
        List<Expr> values = new ArrayList<>(List.of(object));
        for (Expr link : links) {
            if (link instanceof Expr.Call call) {
                values.addAll(call.args().subList(1, call.args().size()));
            }
        }
        return values;
    }

    /** The same way from another object, its calls made with other values: none, where there is none for a value. */
    Expr from(Expr other, Function<Expr, Optional<Expr>> values) {
        Expr chain = other;
        for (int i = links.size() - 1; i >= 0; i--) {
            List<Expr> parts = new ArrayList<>(List.of(chain));
            if (links.get(i) instanceof Expr.Call call) {
                call.args().stream()
                        .skip(1)
                        .flatMap(arg -> values.apply(arg).stream())
                        .forEach(parts::add);
            }
            chain = Subexpressions.with(links.get(i), parts);
        }
        return chain;
    }
}
