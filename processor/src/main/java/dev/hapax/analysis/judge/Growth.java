package dev.hapax.analysis.judge;

import dev.hapax.analysis.classes.Names;
import dev.hapax.analysis.flow.Bounded;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Operator;
import dev.hapax.analysis.flow.Subexpressions;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Finds values that are computed from the very field that they are written to, so that writing again changes it again. */
final class Growth {
    /** Hand out something else each time. */
    private static final Set<String> CONSUMING = Set.of(
            "next",
            "previous",
            "poll",
            "pollFirst",
            "pollLast",
            "pop",
            "take",
            "remove",
            "removeFirst",
            "removeLast",
            "nextElement");

    /** How deep a value is looked into for a part that grows. */
    private static final int PARTS = 3;

    /** Hand out what is at a place of a map or a list. */
    private static final Set<String> READING = Set.of(
            "get",
            "getOrDefault",
            "getValue",
            "path",
            "getInt",
            "getLong",
            "getDouble",
            "getBigDecimal",
            "optInt",
            "optLong",
            "optDouble");

    /** How a number is had from what JSON holds. */
    private static final Pattern CONVERTING =
            Pattern.compile("(as|getAs)(Int|Long|Double|BigDecimal)|(int|long|double|decimal)Value");

    private final Expansion expansion;
    private final Phrases phrases;

    Growth(Expansion expansion, Phrases phrases) {
        this.expansion = expansion;
        this.phrases = phrases;
    }

    /**
     * What makes a value grow.
     *
     * @param by the arithmetic or the text that is put together
     * @param old the field's old value in it
     */
    record Found(Expr by, Expr old) {}

    /** Growth of a field by a value that is written to it. */
    Optional<Found> of(Expr value, Expr.Field field) {
        Set<Expr> old = new HashSet<>();
        addOld(old, field.base(), field);
        Optional<Found> found = findWithin(value, part -> isOld(part, old), PARTS);
        if (found.isEmpty() && mayHide(value, field)) {
            addOld(old, expansion.of(field.base()), field);
            found = findWithin(expansion.of(value), part -> isOld(part, old), PARTS);
        }
        return found;
    }

    /**
     * Growth of a value, or of a part of it by the same part of the old one: {@code setStats(new Stats(stats.sold() + 1,
     * stats.lost()))}.
     */
    private static Optional<Found> findWithin(Expr value, Predicate<Expr> isOld, int parts) {
        Optional<Found> found = find(value, isOld);
        for (Expr option : parts == 0 ? List.<Expr>of() : Exprs.options(Exprs.nonNull(value))) {
            if (option instanceof Expr.Fresh made) {
                for (String name : made.fields().names()) {
                    Expr part = made.fields().get(name).orElse(Exprs.UNKNOWN);
                    found = found.or(() -> findWithin(part, old -> isPart(old, name, isOld), parts - 1));
                }
            }
        }
        return found;
    }

    private static boolean isPart(Expr expr, String name, Predicate<Expr> isWhole) {
        return expr instanceof Expr.Field field
                && field.name().equals(name)
                && Exprs.options(Exprs.nonNull(field.base())).stream()
                        .anyMatch(whole -> isWhole.test(Exprs.nonNull(whole)));
    }

    /**
     * Growth of what a map or a list holds at one place: {@code counts.put(key, counts.getOrDefault(key, 0) + 1)}.
     *
     * @param operands the object, the place, if it has one, and the value that is put there
     */
    Optional<Found> ofEntry(List<Expr> operands) {
        int last = operands.size() - 1;
        if (last < 1) {
            return Optional.empty();
        }
        List<Expr> place = operands.subList(0, last);
        return find(operands.get(last), part -> isRead(part, place))
                .or(() -> find(expansion.of(operands.get(last)), part -> isRead(part, place)));
    }

    private static boolean isRead(Expr part, List<Expr> place) {
        return converted(Exprs.nonNull(part)) instanceof Expr.Call call
                && READING.contains(call.method().name())
                && call.args().size() >= place.size()
                && areSame(call.args().subList(0, place.size()), place);
    }

    private static Expr converted(Expr part) {
        return part instanceof Expr.Call call
                        && call.receiver()
                        && !call.args().isEmpty()
                        && CONVERTING.matcher(call.method().name()).matches()
                ? Exprs.nonNull(call.args().get(0))
                : part;
    }

    /** Whether a call in the value may hand back something that is computed from the old one. */
    private static boolean mayHide(Expr value, Expr.Field field) {
        boolean[] calls = {false};
        boolean[] mentions = {false};
        Subexpressions.visit(value, part -> {
            calls[0] |= part instanceof Expr.Call;
            mentions[0] |= isSame(part, field.base())
                    || (part instanceof Expr.Field other && other.name().equals(field.name()));
        });
        return calls[0] && mentions[0];
    }

    private static void addOld(Set<Expr> old, Expr base, Expr.Field field) {
        old.add(new Expr.Field(base, field.owner(), field.name()));
        for (Expr option : Exprs.options(base)) {
            old.add(new Expr.Field(option, field.owner(), field.name()));
        }
    }

    /** Growth of a field of any object that fits. */
    static Optional<Found> ofAny(Expr value, Predicate<Expr.Field> old) {
        return find(value, part -> part instanceof Expr.Field field && old.test(field));
    }

    /** Growth of whatever fits, in arithmetic or in a text that is put together. */
    static Optional<Found> find(Expr value, Predicate<Expr> isOld) {
        Found[] found = new Found[1];
        Subexpressions.visit(value, part -> {
            boolean grows = part instanceof Expr.Concat
                    || (part instanceof Expr.Op op && op.operator().isArithmetic());
            if (found[0] == null && grows) {
                for (Expr operand : Subexpressions.of(part)) {
                    for (Expr option : Exprs.options(operand)) {
                        if (found[0] == null && isOld.test(option)) {
                            found[0] = new Found(part, operand);
                        }
                    }
                }
            }
        });
        return Optional.ofNullable(found[0]);
    }

    /** The class that an access names can be a superclass of the one that another names. */
    private static boolean isOld(Expr part, Set<Expr> old) {
        return old.contains(part)
                || (part instanceof Expr.Field field
                        && old.stream()
                                .anyMatch(known -> known instanceof Expr.Field other
                                        && other.name().equals(field.name())
                                        && isSame(other.base(), field.base())));
    }

    /** The same object, asked for twice in the same way: {@code rows.get(i).setCount(rows.get(i).getCount() + 1)}. */
    static boolean isSame(Expr some, Expr other) {
        Expr one = original(some);
        Expr two = original(other);
        if (one.equals(two)) {
            return true;
        } else if (one instanceof Expr.Call first && two instanceof Expr.Call second) {
            if (Bounded.isShortened(first, second)) {
                return true;
            }
            return first.method().equals(second.method())
                    && first.args().size() == second.args().size()
                    && !CONSUMING.contains(first.method().name())
                    && areSame(first.args(), second.args());
        }
        if (one instanceof Expr.Element first && two instanceof Expr.Element second) {
            return isSame(first.of(), second.of());
        }
        return one instanceof Expr.Field first
                && two instanceof Expr.Field second
                && first.name().equals(second.name())
                && isSame(first.base(), second.base());
    }

    /** A copy of a list holds the same objects. */
    private static Expr original(Expr expr) {
        boolean copy = (expr instanceof Expr.Call call && call.args().size() == 1 && Containers.copies(call))
                || (expr instanceof Expr.Fresh made
                        && made.args().size() == 1
                        && made.type().startsWith("java/util/"));
        return copy ? Subexpressions.of(expr).get(0) : expr;
    }

    private static boolean areSame(List<Expr> some, List<Expr> others) {
        for (int i = 0; i < some.size(); i++) {
            if (!isSame(some.get(i), others.get(i))) {
                return false;
            }
        }
        return true;
    }

    static String name(Expr.Field field) {
        return Names.simple(field.owner()) + "." + field.name();
    }

    /** What a redelivery does to a field, as {@code adds `amount` to `Account.balance` again}. */
    String again(Found growth, String name) {
        String amount = Subexpressions.of(growth.by()).stream()
                .filter(operand -> !operand.equals(growth.old()))
                .findFirst()
                .map(operand -> phrases.quoted(operand, "an amount"))
                .orElse("");
        if (growth.by() instanceof Expr.Concat) {
            return "appends to `" + name + "` again";
        }
        Operator operator = ((Expr.Op) growth.by()).operator();
        if (amount.isEmpty() || operator == Operator.ARITHMETIC) {
            return "changes `" + name + "` again";
        }
        return operator == Operator.ADD
                ? "adds " + amount + " to `" + name + "` again"
                : "subtracts " + amount + " from `" + name + "` again";
    }
}
