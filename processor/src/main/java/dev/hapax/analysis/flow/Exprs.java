package dev.hapax.analysis.flow;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The expressions that are the same everywhere, and choices between expressions. */
public final class Exprs {
    /** Known of nothing. */
    public static final Expr UNKNOWN = new Expr.Unknown();

    /** The missing object of static fields. */
    public static final Expr STATIC = new Expr.Static();

    static final Expr NULL = new Expr.Null();

    private static final int MAX_OPTIONS = 6;

    private Exprs() {}

    /**
     * The one object of a class, as frameworks keep it: there as long as the process is.
     *
     * @param type internal name of the class
     * @return stands for the object
     */
    public static Expr single(String type) {
        return new Expr.Field(STATIC, type, "this");
    }

    /**
     * A value that is either of two.
     *
     * @param first one
     * @param second the other
     * @return their choice
     */
    public static Expr either(Expr first, Expr second) {
        if (first.equals(second) || isAmong(second, first)) {
            return first;
        }
        if (first instanceof Expr.Builder one
                && second instanceof Expr.Builder two
                && one.site().equals(two.site())) {
            return Bounded.of(new Expr.Builder(one.site(), either(one.content(), two.content())));
        }
        if (isSame(first, second)) {
            return merged((Expr.Fresh) first, (Expr.Fresh) second);
        }
        Optional<Expr> recurring = Recurring.of(first, second);
        if (recurring.isPresent()) {
            return Bounded.of(recurring.get());
        }
        if (first instanceof Expr.Mixed || second instanceof Expr.Mixed) {
            return Leaves.of(List.of(first, second));
        }
        return choice(options(first), options(second));
    }

    /** Whether a choice has all of a value already: it does nearly always, where ways meet again and again. */
    private static boolean isAmong(Expr value, Expr choice) {
        if (!(choice instanceof Expr.OneOf known)) {
            return false;
        }
        for (Expr option : options(value)) {
            if (!known.options().contains(option) && !Recurring.isNextRound(known, option)) {
                return false;
            }
        }
        return true;
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
                addRecurring(all, option);
            } else if (!same.equals(option)) {
                all.remove(same);
                all.add(merged(same, (Expr.Fresh) option));
            }
        }
        if (all.size() == 1) {
            return all.iterator().next();
        }
        return all.size() > MAX_OPTIONS ? Leaves.of(List.copyOf(all)) : Bounded.of(new Expr.OneOf(all));
    }

    /** Whether one computes all that another one does: from what that is made of, or from something else. */
    private static boolean covers(Expr some, Expr other) {
        if (!(some instanceof Expr.Op all)
                || !(other instanceof Expr.Op one)
                || all.operator() != one.operator()
                || all.operands().size() != one.operands().size()) {
            return false;
        }
        for (int i = 0; i < one.operands().size(); i++) {
            Expr more = all.operands().get(i);
            Expr less = one.operands().get(i);
            if (!options(more).containsAll(options(less)) && !covers(more, less)) {
                return false;
            }
        }
        return true;
    }

    private static void addRecurring(Set<Expr> all, Expr option) {
        for (Expr known : all) {
            if (covers(known, option)) {
                return;
            }
        }
        all.removeIf(known -> covers(option, known));
        for (Expr known : all) {
            Optional<Expr> recurring = Recurring.of(known, option);
            if (recurring.isPresent()) {
                all.remove(known);
                all.add(Bounded.of(recurring.get()));
                return;
            }
        }
        all.add(option);
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
     * Where a chain of calls and fields begins: the connection of a statement, the object that a field belongs to.
     *
     * @param expr the chain's end
     * @return its beginning
     */
    public static Expr root(Expr expr) {
        Expr at = nonNull(expr);
        Optional<Expr> before = Chain.before(at);
        while (before.isPresent()) {
            at = nonNull(before.get());
            before = Chain.before(at);
        }
        if (!(at instanceof Expr.OneOf choice)) {
            return at;
        }
        Set<Expr> roots = new LinkedHashSet<>();
        choice.options().forEach(option -> roots.add(root(option)));
        return roots.size() == 1 ? roots.iterator().next() : at;
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
