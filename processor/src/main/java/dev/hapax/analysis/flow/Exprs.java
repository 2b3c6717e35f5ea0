package dev.hapax.analysis.flow;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Makes expressions, and keeps each of them small: what grows too large keeps its leaves and loses its structure. */
public final class Exprs {
    /** Known of nothing. */
    public static final Expr UNKNOWN = new Expr.Unknown();

    /** The missing object of static fields. */
    public static final Expr STATIC = new Expr.Static();

    static final Expr NULL = new Expr.Null();

    /**
     * The one object of a class, as frameworks keep it: there as long as the process is.
     *
     * @param type internal name of the class
     * @return stands for the object
     */
    public static Expr single(String type) {
        return new Expr.Field(STATIC, type, "this");
    }

    private static final int MAX_NODES = 48;
    private static final int MAX_OPTIONS = 6;
    private static final int MAX_LEAVES = 10;
    private static final int MAX_SMALL = 4;

    private Exprs() {}

    /**
     * Keeps an expression within bounds.
     *
     * @param expr any expression
     * @return itself, or its leaves where it is too large
     */
    public static Expr bounded(Expr expr) {
        if (nodes(expr) < MAX_NODES) {
            return expr;
        } else if (expr instanceof Expr.Fresh made) {
            return boundedObject(made);
        }
        Expr mixed = mixed(List.of(expr));
        if (expr instanceof Expr.Op op && op.operator().isArithmetic()) {
            return smaller(collapsed(op), mixed);
        } else if (expr instanceof Expr.Call call) {
            return smaller(
                    chain(call, mixed, true), smaller(chain(call, mixed, false), smaller(collapsed(call), mixed)));
        }
        return mixed;
    }

    private static Expr smaller(Expr expr, Expr otherwise) {
        return nodes(expr) < MAX_NODES ? expr : otherwise;
    }

    /**
     * A chain of calls that keeps which calls they are; all that they are made with stands at its beginning as well, without
     * its structure.
     */
    private static Expr chain(Expr expr, Expr beginning, boolean withArguments) {
        List<Expr.Call> calls = new ArrayList<>();
        Expr at = expr;
        while (at instanceof Expr.Call call && call.receiver() && !call.args().isEmpty() && calls.size() < MAX_NODES) {
            calls.add(call);
            at = nonNull(call.args().get(0));
        }
        Expr chain = beginning;
        for (int i = calls.size() - 1; i >= 0; i--) {
            List<Expr> args = new ArrayList<>(List.of(chain));
            if (withArguments) {
                calls.get(i).args().stream().skip(1).map(Exprs::small).forEach(args::add);
            }
            chain = new Expr.Call(calls.get(i).site(), calls.get(i).method(), true, args);
        }
        return chain;
    }

    private static Expr small(Expr expr) {
        return nodes(expr) <= MAX_SMALL ? expr : mixed(List.of(expr));
    }

    /** An object keeps its identity, and its fields within their own bounds, even where its arguments are too large. */
    private static Expr boundedObject(Expr.Fresh made) {
        boolean large = nodes(made.args()) >= MAX_NODES;
        return large ? new Expr.Fresh(made.site(), made.type(), "?", List.of(mixed(made.args())), made.fields()) : made;
    }

    /**
     * A value that is either of two.
     *
     * @param first one
     * @param second the other
     * @return their choice
     */
    public static Expr either(Expr first, Expr second) {
        if (first.equals(second)) {
            return first;
        }
        if (first instanceof Expr.Builder one
                && second instanceof Expr.Builder two
                && one.site().equals(two.site())) {
            return bounded(new Expr.Builder(one.site(), either(one.content(), two.content())));
        }
        if (isSame(first, second)) {
            return merged((Expr.Fresh) first, (Expr.Fresh) second);
        }
        if (first instanceof Expr.Mixed || second instanceof Expr.Mixed) {
            return mixed(List.of(first, second));
        }
        return choice(options(first), options(second));
    }

    /** Whether two values are one object at two times. */
    private static boolean isSame(Expr first, Expr second) {
        return first instanceof Expr.Fresh one
                && second instanceof Expr.Fresh two
                && one.site().equals(two.site())
                && one.type().equals(two.type())
                && one.constructor().equals(two.constructor())
                && one.args().equals(two.args());
    }

    private static Expr merged(Expr.Fresh one, Expr.Fresh two) {
        return one.with(Fields.either(one.fields(), two.fields()));
    }

    private static Expr choice(Set<Expr> first, Set<Expr> second) {
        Set<Expr> all = new LinkedHashSet<>(first);
        for (Expr option : second) {
            Expr.Fresh same = null;
            if (option instanceof Expr.Fresh made) {
                for (Expr known : first) {
                    same = isSame(known, made) ? (Expr.Fresh) known : same;
                }
            }
            if (same == null) {
                all.add(option);
            } else if (!same.equals(option)) {
                all.remove(same);
                all.add(merged(same, (Expr.Fresh) option));
            }
        }
        if (all.size() == 1) {
            return all.iterator().next();
        }
        return all.size() > MAX_OPTIONS ? mixed(List.copyOf(all)) : bounded(new Expr.OneOf(all));
    }

    /**
     * A value that is one of several.
     *
     * @param options what it can be; nothing is unknown
     * @return their choice
     */
    public static Expr oneOf(Iterable<Expr> options) {
        Expr result = null;
        for (Expr option : options) {
            result = result == null ? option : either(result, option);
        }
        return result == null ? UNKNOWN : result;
    }

    /**
     * What a value can be.
     *
     * @param expr the value
     * @return its options, or itself
     */
    public static Set<Expr> options(Expr expr) {
        return expr instanceof Expr.OneOf choice ? choice.options() : Set.of(expr);
    }

    /**
     * What a value is where it is something.
     *
     * @param expr the value
     * @return the value without {@code null} among its options
     */
    public static Expr nonNull(Expr expr) {
        if (!(expr instanceof Expr.OneOf choice) || !choice.options().contains(NULL)) {
            return expr;
        }
        return oneOf(
                choice.options().stream().filter(option -> !option.equals(NULL)).toList());
    }

    /**
     * Made of some values, its structure lost.
     *
     * @param parts what it is made of
     * @return the mixture of their leaves
     */
    static Expr mixed(List<Expr> parts) {
        Set<Expr> leaves = new LinkedHashSet<>();
        parts.forEach(part -> leaves(part, leaves));
        if (leaves.size() > MAX_LEAVES) {
            Set<Expr> kept = new LinkedHashSet<>();
            leaves.stream()
                    .filter(leaf -> !leaf.equals(UNKNOWN))
                    .limit(MAX_LEAVES - 1)
                    .forEach(kept::add);
            kept.add(UNKNOWN);
            return new Expr.Mixed(kept);
        }
        return new Expr.Mixed(leaves);
    }

    /**
     * An expression with only its outermost structure kept, so that one that grows from round to round stops growing.
     *
     * @param expr any expression
     * @return itself if it is small, else its large parts reduced to their leaves
     */
    public static Expr collapsed(Expr expr) {
        if (nodes(expr) <= MAX_SMALL) {
            return expr;
        }
        return with(
                expr,
                children(expr).stream()
                        .map(part -> nodes(part) <= MAX_SMALL ? part : mixed(List.of(part)))
                        .toList());
    }

    private static void leaves(Expr expr, Set<Expr> into) {
        if (into.size() > MAX_LEAVES) {
            return;
        }
        if (expr instanceof Expr.Mixed mixed) {
            into.addAll(mixed.leaves());
        } else if (expr instanceof Expr.Call call) {
            into.add(new Expr.Call(call.site(), call.method(), call.receiver(), List.of()));
            call.args().forEach(arg -> leaves(arg, into));
        } else if (expr instanceof Expr.Fresh fresh) {
            into.add(fresh.bare());
            children(fresh).forEach(part -> leaves(part, into));
        } else if (expr instanceof Expr.Field field && depth(field) > 3) {
            leavesOfBase(field, into);
        } else if (expr instanceof Expr.Param || expr instanceof Expr.Field || expr instanceof Expr.Unknown) {
            into.add(expr);
        } else {
            children(expr).forEach(child -> leaves(child, into));
        }
    }

    private static void leavesOfBase(Expr.Field field, Set<Expr> into) {
        if (field.base() instanceof Expr.Static) {
            into.add(UNKNOWN);
        } else {
            leaves(field.base(), into);
        }
    }

    private static int depth(Expr expr) {
        int depth = 0;
        Expr at = expr;
        while (at instanceof Expr.Field field) {
            depth++;
            at = field.base();
        }
        return at instanceof Expr.Param || at instanceof Expr.Static ? depth : Integer.MAX_VALUE;
    }

    /**
     * Where a chain of calls and fields begins: the connection of a statement, the object that a field belongs to.
     *
     * @param expr the chain's end
     * @return its beginning
     */
    public static Expr root(Expr expr) {
        Expr at = nonNull(expr);
        while (true) {
            if (at instanceof Expr.Call call && call.receiver() && !call.args().isEmpty()) {
                at = nonNull(call.args().get(0));
            } else if (at instanceof Expr.Field field) {
                at = nonNull(field.base());
            } else if (at instanceof Expr.Element element) {
                at = nonNull(element.of());
            } else if (at instanceof Expr.OneOf choice) {
                Set<Expr> roots = new LinkedHashSet<>();
                choice.options().forEach(option -> roots.add(root(option)));
                return roots.size() == 1 ? roots.iterator().next() : at;
            } else {
                return at;
            }
        }
    }

    /**
     * The direct parts of an expression.
     *
     * @param expr the expression
     * @return its parts in order
     */
    public static List<Expr> children(Expr expr) {
        if (expr instanceof Expr.Field field) {
            return List.of(field.base());
        } else if (expr instanceof Expr.Call call) {
            return call.args();
        } else if (expr instanceof Expr.Fresh fresh) {
            return parts(fresh);
        } else if (expr instanceof Expr.Array array) {
            return array.elements();
        } else if (expr instanceof Expr.Builder builder) {
            return List.of(builder.content());
        } else if (expr instanceof Expr.Concat concat) {
            return concat.parts();
        } else if (expr instanceof Expr.Op op) {
            return op.operands();
        } else if (expr instanceof Expr.Lambda lambda) {
            return lambda.captured();
        } else if (expr instanceof Expr.Element element) {
            return List.of(element.of());
        } else if (expr instanceof Expr.OneOf choice) {
            return Choices.of(choice.options()).parts();
        } else if (expr instanceof Expr.Mixed mixed) {
            return Choices.of(mixed.leaves()).parts();
        }
        return List.of();
    }

    private static List<Expr> parts(Expr.Fresh fresh) {
        Parts values = fresh.fields().values();
        if (values.isEmpty()) {
            return fresh.args();
        } else if (fresh.args().isEmpty()) {
            return values;
        }
        List<Expr> all = new ArrayList<>(fresh.args());
        all.addAll(values);
        return Parts.of(all);
    }

    /**
     * Visits an expression and all its parts.
     *
     * @param expr the expression
     * @param visitor sees each part, the whole first
     */
    public static void visit(Expr expr, Consumer<Expr> visitor) {
        visitor.accept(expr);
        for (Expr child : children(expr)) {
            visit(child, visitor);
        }
    }

    /**
     * Rewrites what depends on parameters, from the leaves up; all else stays as it is.
     *
     * @param expr the expression
     * @param rewrite applied to each such part after its own parts have been rewritten
     * @return the result, bounded
     */
    public static Expr rewrite(Expr expr, UnaryOperator<Expr> rewrite) {
        return mentionsParameter(expr) ? bounded(rewriteParts(expr, rewrite)) : expr;
    }

    private static Expr rewriteParts(Expr expr, UnaryOperator<Expr> rewrite) {
        if (!mentionsParameter(expr)) {
            return expr;
        }
        List<Expr> parts = children(expr);
        if (parts.isEmpty()) {
            return rewrite.apply(expr);
        }
        List<Expr> rewritten = new ArrayList<>(parts.size());
        boolean same = true;
        for (Expr part : parts) {
            Expr now = rewriteParts(part, rewrite);
            same &= now == part;
            rewritten.add(now);
        }
        return rewrite.apply(same ? expr : with(expr, rewritten));
    }

    /**
     * An expression with other parts.
     *
     * @param expr the expression
     * @param change applied to each of its direct parts
     * @return the result, bounded; the expression itself where nothing changed
     */
    public static Expr mapped(Expr expr, UnaryOperator<Expr> change) {
        List<Expr> parts = children(expr);
        List<Expr> changed = new ArrayList<>(parts.size());
        boolean same = true;
        for (Expr part : parts) {
            Expr now = change.apply(part);
            same &= now == part;
            changed.add(now);
        }
        return same ? expr : bounded(with(expr, changed));
    }

    /** An equal expression made of equal parts; the expression itself where they are its own. */
    static Expr withParts(Expr expr, UnaryOperator<Expr> equal) {
        List<Expr> parts = children(expr);
        List<Expr> others = new ArrayList<>(parts.size());
        boolean same = true;
        for (Expr part : parts) {
            Expr other = equal.apply(part);
            same &= other == part;
            others.add(other);
        }
        if (same) {
            return expr;
        } else if (expr instanceof Expr.OneOf) {
            return new Expr.OneOf(new LinkedHashSet<>(others));
        }
        return expr instanceof Expr.Mixed ? new Expr.Mixed(new LinkedHashSet<>(others)) : with(expr, others);
    }

    private static Expr with(Expr expr, List<Expr> parts) {
        if (expr instanceof Expr.Field field) {
            return new Expr.Field(parts.get(0), field.owner(), field.name());
        } else if (expr instanceof Expr.Call call) {
            return new Expr.Call(call.site(), call.method(), call.receiver(), parts);
        } else if (expr instanceof Expr.Fresh fresh) {
            int args = fresh.args().size();
            return new Expr.Fresh(
                    fresh.site(),
                    fresh.type(),
                    fresh.constructor(),
                    parts.subList(0, args),
                    fresh.fields().withValues(parts.subList(args, parts.size())));
        } else if (expr instanceof Expr.Array array) {
            return new Expr.Array(array.site(), parts);
        } else if (expr instanceof Expr.Builder builder) {
            return new Expr.Builder(builder.site(), parts.get(0));
        } else if (expr instanceof Expr.Concat) {
            return new Expr.Concat(parts);
        } else if (expr instanceof Expr.Op op) {
            return new Expr.Op(op.operator(), parts);
        } else if (expr instanceof Expr.Lambda lambda) {
            return new Expr.Lambda(lambda.site(), lambda.body(), parts, lambda.method());
        } else if (expr instanceof Expr.Element) {
            return new Expr.Element(parts.get(0));
        } else if (expr instanceof Expr.OneOf) {
            return oneOf(parts);
        }
        return mixed(parts);
    }

    /** How many nodes an expression has; its lists of parts know theirs, so that this is cheap. */
    static int nodes(Expr expr) {
        return 1 + (expr instanceof Expr.Const || expr instanceof Expr.Param ? 0 : nodes(children(expr)));
    }

    private static int nodes(List<Expr> exprs) {
        if (exprs instanceof Parts parts) {
            return parts.nodes();
        }
        int sum = 0;
        for (Expr expr : exprs) {
            sum += nodes(expr);
        }
        return sum;
    }

    /**
     * Whether a caller's values make a difference.
     *
     * @param expr any expression
     * @return true if a parameter is in it
     */
    public static boolean mentionsParameter(Expr expr) {
        return expr instanceof Expr.Param || mentionsParameter(children(expr));
    }

    /**
     * Whether a caller's values make a difference to any of several expressions.
     *
     * @param exprs the expressions
     * @return true if a parameter is in one of them
     */
    public static boolean mentionsParameter(List<Expr> exprs) {
        if (exprs instanceof Parts parts) {
            return parts.mentionsParameter();
        }
        for (Expr expr : exprs) {
            if (mentionsParameter(expr)) {
                return true;
            }
        }
        return false;
    }

    /** Whether an object that was made in sight is in an expression, or is the expression. */
    static boolean holdsMade(Expr expr) {
        if (expr instanceof Expr.Fresh) {
            return true;
        }
        List<Expr> parts = children(expr);
        return parts instanceof Parts known ? known.holdMade() : parts.stream().anyMatch(Exprs::holdsMade);
    }

    /**
     * An unchangeable list of expressions that compares fast.
     *
     * @param exprs the expressions
     * @return the same ones
     */
    public static List<Expr> list(List<Expr> exprs) {
        return Parts.of(exprs);
    }
}
