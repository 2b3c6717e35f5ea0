package dev.hapax.analysis.flow;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keeps expressions small: what grows too large keeps its leaves and loses its structure. */
public final class Bounded {
    private static final int MAX_NODES = 48;
    private static final int MAX_OBJECTS = 2;
    /** How large what is kept as it is may be, whatever it stands in. */
    static final int MAX_SMALL = 4;

    private Bounded() {}

    /**
     * Keeps an expression within bounds.
     *
     * @param expr any expression
     * @return itself, or its leaves where it is too large
     */
    public static Expr of(Expr expr) {
        if (Subexpressions.nodes(expr) < MAX_NODES) {
            return expr;
        } else if (expr instanceof Expr.Fresh made) {
            return boundedObject(made);
        }
        Expr without = Onlookers.withoutThoseInside(expr);
        return Subexpressions.nodes(without) < MAX_NODES ? without : shortened(without);
    }

    private static Expr shortened(Expr expr) {
        if (expr instanceof Expr.Op op) {
            return fitting(expr, () -> operands(op), () -> collapsed(op));
        } else if (expr instanceof Expr.OneOf choice) {
            return isObjectOrNone(choice)
                    ? new Expr.OneOf(choice.options().stream()
                            .map(Bounded::of)
                            .collect(Collectors.toCollection(LinkedHashSet::new)))
                    : fitting(
                            expr,
                            () -> alternatives(choice, MAX_NODES - 1),
                            () -> Amounts.of(choice, MAX_NODES - 1),
                            () -> Amounts.one(choice, MAX_NODES));
        } else if (expr instanceof Expr.Lambda) {
            return collapsed(expr); // its code runs, whatever it was given
        } else if (expr instanceof Expr.Concat text) {
            return begun(text.parts());
        }
        Chain chain = Chain.of(expr);
        if (chain.isEmpty() && Holders.are(expr)) {
            return fitting(expr, () -> Holders.of(expr, 2 * MAX_SMALL), () -> collapsed(expr));
        }
        if (!chain.isEmpty()) {
            return shorter(expr, chain);
        }
        return expr instanceof Expr.Call
                ? fitting(
                        expr,
                        () -> withTold(
                                expr)) // what bounds an amount, as Math.max does, hands on what it is counted from
                : Leaves.of(List.of(expr));
    }

    /**
     * A chain keeps where it leads along, and the object that it begins with. Where that is large, or what its calls are made
     * with has to go, all of it stands at the beginning instead, without its structure.
     */
    private static Expr shorter(Expr expr, Chain chain) {
        Expr object = small(chain.object());
        Expr list = Holders.small(chain.object(), MAX_SMALL).orElse(object);
        return fitting(
                expr,
                () -> chain.from(list, Bounded::smallChain),
                () -> chain.from(list, Bounded::smallObject),
                () -> list == object ? expr : chain.from(object, Bounded::smallObject), // without a list, tried already
                () -> chain.from(object, Bounded::small),
                () -> begun(chain),
                () -> collapsed(expr));
    }

    /** The first form of an expression that is small enough, or else its leaves. */
    @SafeVarargs
    private static Expr fitting(Expr expr, Supplier<Expr>... forms) {
        for (Supplier<Expr> form : forms) {
            Expr shorter = form.get();
            if (Subexpressions.nodes(shorter) < MAX_NODES) {
                return shorter;
            }
        }
        return Leaves.of(List.of(expr));
    }

    private static Expr begun(Chain chain) {
        return chain.object() instanceof Expr.OneOf choice
                ? chain.alone(alternatives(choice, MAX_NODES - chain.length() - 1))
                : Outline.bare(chain);
    }

    /** A text keeps what it begins with: that tells the kinds of keys of one store apart. */
    private static Expr begun(List<Expr> parts) {
        if (parts.isEmpty()) {
            return Leaves.of(parts);
        }
        Expr first = parts.get(0);
        List<Expr> others = parts.subList(1, parts.size());
        if (first instanceof Expr.Concat text) {
            return begun(Stream.concat(text.parts().stream(), others.stream()).toList());
        }
        return Subexpressions.nodes(first) <= MAX_SMALL
                ? new Expr.Concat(List.of(first, Leaves.of(others)))
                : Leaves.of(parts);
    }

    private static Expr withTold(Expr expr) {
        return Subexpressions.with(
                expr, Subexpressions.of(expr).stream().map(Bounded::told).toList());
    }

    /** Which fields of which calls' results it is about is kept: a value that grows is told by that, and what a check is about. */
    static Expr.Op operands(Expr.Op op) {
        return new Expr.Op(
                op.operator(), op.operands().stream().map(Bounded::told).toList());
    }

    /** Where ways meet, what they count by is there once for each of them, and of which object it is a part. */
    private static Expr alternatives(Expr.OneOf choice, int room) {
        return alternatives(choice, room, Bounded::operands);
    }

    static Expr alternatives(Expr.OneOf choice, int room, Function<Expr.Op, Expr> arithmetic) {
        int nodes = room / choice.options().size();
        Set<Expr> shorter = new LinkedHashSet<>();
        for (Expr option : choice.options()) {
            if (option instanceof Expr.Op op && op.operator().isArithmetic()) {
                shorter.add(arithmetic.apply(op));
            } else if (option instanceof Expr.Concat text && Subexpressions.nodes(text) > nodes) {
                shorter.add(begun(text.parts()));
            } else {
                shorter.add(Subexpressions.nodes(option) <= nodes ? option : Outline.of(option, nodes));
            }
        }
        return shorter.size() == 1 ? shorter.iterator().next() : new Expr.OneOf(shorter);
    }

    /** One of a few objects that were made, or something small in its place, which is nothing most of the time. */
    private static boolean isObjectOrNone(Expr.OneOf choice) {
        List<Expr> large = choice.options().stream()
                .filter(option -> Subexpressions.nodes(option) > MAX_SMALL)
                .toList();
        return !large.isEmpty() && large.size() <= MAX_OBJECTS && large.stream().allMatch(Expr.Fresh.class::isInstance);
    }

    static Expr told(Expr expr) {
        if (Subexpressions.nodes(expr) <= MAX_SMALL) {
            return expr;
        } else if (expr instanceof Expr.Field field) {
            return new Expr.Field(told(field.base()), field.owner(), field.name());
        } else if (expr instanceof Expr.Element element) {
            return new Expr.Element(told(element.of()));
        } else if (expr instanceof Expr.Call call) {
            return asked(call);
        } else if (expr instanceof Expr.Op op && op.operator().isArithmetic()) {
            return operands(op);
        } else if (expr instanceof Expr.OneOf choice) {
            return Exprs.oneOf(choice.options().stream().map(Bounded::told).toList());
        }
        return Leaves.of(List.of(expr));
    }

    /** What an object is asked for keeps which object that is: it may be one of its fields. */
    private static Expr.Call asked(Expr.Call call) {
        return call.receiver() && call.args().size() == 1 && call.args().get(0) instanceof Expr.Call object
                ? new Expr.Call(call.site(), call.method(), true, List.of(withLeaves(object)))
                : withLeaves(call);
    }

    private static Expr.Call withLeaves(Expr.Call call) {
        return new Expr.Call(call.site(), call.method(), call.receiver(), List.of(Leaves.of(call.args())));
    }

    /**
     * Whether one of two calls can be the other, of which not all has been kept of what it is made with.
     *
     * @param one a call
     * @param other another one
     * @return true if they are made at one place, and one of them has lost its structure: which leaves are kept depends on the
     *     way that a value has taken, so that they say nothing
     */
    public static boolean isShortened(Expr.Call one, Expr.Call other) {
        return one.site().equals(other.site()) && (hasLost(one) || hasLost(other));
    }

    private static boolean hasLost(Expr.Call call) {
        return call.args().stream().anyMatch(Expr.Mixed.class::isInstance)
                || (call.receiver()
                        && !call.args().isEmpty()
                        && call.args().get(0) instanceof Expr.Call of
                        && hasLost(of));
    }

    /** What a call is given keeps its identity where it is an object that was made, also in something that holds just that. */
    private static Expr smallObject(Expr expr) {
        if (expr instanceof Expr.Call holder
                && !holder.receiver()
                && holder.args().size() == 1
                && holder.args().get(0) instanceof Expr.Fresh held) {
            return Subexpressions.with(holder, List.of(smallObject(held)));
        }
        if (expr instanceof Expr.Fresh made && Subexpressions.nodes(expr) > MAX_SMALL) {
            Expr.Fresh less = made.with(made.fields().reduced());
            return Subexpressions.nodes(less) < MAX_NODES ? less : Leaves.of(List.of(expr));
        }
        return expr instanceof Expr.Lambda ? withoutLarge(expr) : small(expr);
    }

    /** The same, and what a builder is told keeps which of its calls is told what, as far as that is small. */
    private static Expr smallChain(Expr expr) {
        boolean chain = expr instanceof Expr.Call call && call.receiver() && Subexpressions.nodes(expr) > MAX_SMALL;
        return chain ? Outline.of(expr, 2 * MAX_NODES / 3) : smallObject(expr);
    }

    /** Code that is handed over runs all the same, whatever it was made with. */
    static Expr withoutLarge(Expr expr) {
        return withSmall(expr, large -> Exprs.UNKNOWN);
    }

    /** The same with its small parts as they are, and something else in the place of the large ones. */
    private static Expr withSmall(Expr expr, UnaryOperator<Expr> large) {
        return Subexpressions.with(
                expr,
                Subexpressions.of(expr).stream()
                        .map(part -> Subexpressions.nodes(part) <= MAX_SMALL ? part : large.apply(part))
                        .toList());
    }

    static Expr small(Expr expr) {
        return Subexpressions.nodes(expr) <= MAX_SMALL ? expr : Leaves.of(List.of(expr));
    }

    /** An object keeps its identity, its fields within their own bounds, and of what it is made with what is small. */
    private static Expr boundedObject(Expr.Fresh made) {
        if (Subexpressions.nodes(made.args()) < MAX_NODES) {
            return made;
        }
        List<Expr> less = made.args().stream().map(Bounded::small).toList();
        return Subexpressions.nodes(less) < MAX_NODES
                ? new Expr.Fresh(made.site(), made.type(), made.constructor(), less, made.fields())
                : new Expr.Fresh(made.site(), made.type(), "?", List.of(Leaves.of(made.args())), made.fields());
    }

    /**
     * An expression with only its outermost structure kept, so that one that grows from round to round stops growing.
     *
     * @param expr any expression
     * @return itself if it is small, else its large parts reduced to their leaves
     */
    public static Expr collapsed(Expr expr) {
        if (Subexpressions.nodes(expr) <= MAX_SMALL) {
            return expr;
        }
        return withSmall(expr, part -> Leaves.of(List.of(part)));
    }
}
