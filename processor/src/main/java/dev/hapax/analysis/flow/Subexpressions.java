package dev.hapax.analysis.flow;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The parts that expressions are made of: looked at, counted, and replaced. */
public final class Subexpressions {
    private Subexpressions() {}

    /**
     * The direct parts of an expression.
     *
     * @param expr the expression
     * @return its parts in order
     */
    public static List<Expr> of(Expr expr) {
        return expr.parts();
    }

    /**
     * Visits an expression and all its parts.
     *
     * @param expr the expression
     * @param visitor sees each part, the whole first
     */
    public static void visit(Expr expr, Consumer<Expr> visitor) {
        visitor.accept(expr);
        for (Expr child : of(expr)) {
            visit(child, visitor);
        }
    }

    /**
     * Visits what counts of an expression, the expression first.
     *
     * @param expr the expression
     * @param parts which parts of an expression count
     * @param visitor is given each of them
     */
    public static void visit(Expr expr, Function<Expr, List<Expr>> parts, Consumer<Expr> visitor) {
        visitor.accept(expr);
        for (Expr child : parts.apply(expr)) {
            visit(child, parts, visitor);
        }
    }

    /**
     * Whether something is in an expression, or is the expression.
     *
     * @param expr the expression
     * @param wanted what is looked for
     * @return true if a part of it is such
     */
    public static boolean hold(Expr expr, Predicate<Expr> wanted) {
        return wanted.test(expr) || of(expr).stream().anyMatch(part -> hold(part, wanted));
    }

    /**
     * Rewrites what depends on parameters, from the leaves up; all else stays as it is.
     *
     * @param expr the expression
     * @param rewrite applied to each such part after its own parts have been rewritten
     * @return the result, bounded
     */
    public static Expr rewrite(Expr expr, UnaryOperator<Expr> rewrite) {
        return mentionsParameter(expr) ? Bounded.of(rewriteParts(expr, rewrite)) : expr;
    }

    /**
     * An expression for those who do not know the method's parameters.
     *
     * @param expr the expression
     * @return the same, each parameter being unknown
     */
    public static Expr withoutParameters(Expr expr) {
        return rewrite(expr, part -> part instanceof Expr.Param ? Exprs.UNKNOWN : part);
    }

    private static Expr rewriteParts(Expr expr, UnaryOperator<Expr> rewrite) {
        if (!mentionsParameter(expr)) {
            return expr;
        }
        List<Expr> parts = of(expr);
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
        List<Expr> parts = of(expr);
        List<Expr> changed = new ArrayList<>(parts.size());
        boolean same = true;
        for (Expr part : parts) {
            Expr now = change.apply(part);
            same &= now == part;
            changed.add(now);
        }
        return same ? expr : Bounded.of(with(expr, changed));
    }

    /** An equal expression made of equal parts; the expression itself where they are its own. */
    static Expr withParts(Expr expr, UnaryOperator<Expr> equal) {
        List<Expr> parts = of(expr);
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

    /** An expression of the same kind, made of other parts; not bounded. */
    static Expr with(Expr expr, List<Expr> parts) {
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
            return Exprs.oneOf(parts);
        }
        return Leaves.of(parts);
    }

    /** How many nodes an expression has; its lists of parts know theirs, so that this is cheap. */
    static int nodes(Expr expr) {
        return 1 + (expr instanceof Expr.Const || expr instanceof Expr.Param ? 0 : nodes(of(expr)));
    }

    static int nodes(List<Expr> exprs) {
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
        return expr instanceof Expr.Param || mentionsParameter(of(expr));
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
        List<Expr> parts = of(expr);
        if (parts instanceof Parts known) {
            return known.holdMade();
        }
        for (Expr part : parts) {
            if (holdsMade(part)) {
                return true;
            }
        }
        return false;
    }
}
