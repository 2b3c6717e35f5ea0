package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.MethodKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Calls into the JDK, and some of Kotlin's own, whose result is plain: boxing, texts, arithmetic on objects, containers of one value. */
final class PlainCalls {
    private static final Set<String> BOXES = Set.of(
            "java/lang/Integer",
            "java/lang/Long",
            "java/lang/Short",
            "java/lang/Byte",
            "java/lang/Double",
            "java/lang/Float",
            "java/lang/Boolean",
            "java/lang/Character");
    private static final Set<String> NUMBERS = Set.of(
            "java/math/BigDecimal",
            "java/math/BigInteger",
            "java/lang/Math",
            "java/lang/StrictMath",
            "java/lang/Integer",
            "java/lang/Long",
            "java/lang/Double",
            "java/lang/Float");
    private static final Set<String> ARITHMETIC =
            Set.of("multiply", "divide", "negate", "multiplyExact", "decrementExact", "negateExact", "remainder");
    private static final Set<String> ADDS = Set.of("add", "addExact", "incrementExact", "sum");
    private static final Set<String> SUBTRACTS = Set.of("subtract", "subtractExact");
    private static final Set<String> UNCHANGED_TEXT = Set.of(
            "toString", "strip", "trim", "intern", "stripIndent", "translateEscapes", "stripTrailing", "stripLeading");

    private PlainCalls() {}

    static Optional<Expr> result(MethodKey method, Dispatch dispatch, List<Expr> args) {
        String owner = method.owner();
        String name = method.name();
        if (owner.equals("kotlin/collections/CollectionsKt") && name.equals("plus")) {
            return Optional.of(Bounded.of(new Expr.Op(Operator.ADD, args))); // a list with one more, not a set
        } else if (!owner.startsWith("java/")) {
            return Optional.empty();
        }
        if (!args.isEmpty() && args.get(0) instanceof Expr.Builder builder && dispatch.hasReceiver()) {
            return Optional.of(builder(builder, name, args));
        } else if (BOXES.contains(owner) && (name.equals("valueOf") || name.endsWith("Value")) && args.size() == 1) {
            return Optional.of(args.get(0));
        } else if (owner.equals("java/lang/Boolean") && name.equals("equals") && isTrue(args.get(0))) {
            return Optional.of(args.get(1));
        } else if (operator(owner, name).isPresent()) {
            return Optional.of(Bounded.of(new Expr.Op(operator(owner, name).get(), args)));
        } else if (compares(owner, name) && args.size() == 2) {
            return Optional.of(Bounded.of(new Expr.Op(Operator.COMPARE, args)));
        } else if (owner.equals("java/math/BigDecimal") && name.equals("valueOf")) {
            return Optional.of(args.get(0));
        } else if (owner.equals("java/lang/String")) {
            return text(name, args);
        } else if (owner.equals("java/util/Objects") && (name.startsWith("requireNonNull") && !args.isEmpty())) {
            return Optional.of(args.get(0));
        } else if (owner.equals("java/util/Optional") && name.equals("orElse")) {
            return instead(args.get(0), args.get(1));
        }
        return Optional.empty();
    }

    /** A value, or a constant where there is none: {@code Optional.ofNullable(row.count()).orElse(0)}. */
    private static Optional<Expr> instead(Expr optional, Expr other) {
        boolean constant = other instanceof Expr.Const
                || (other instanceof Expr.Field field && field.base() instanceof Expr.Static);
        return constant
                        && Exprs.nonNull(optional) instanceof Expr.Call call
                        && call.method().owner().equals("java/util/Optional")
                        && call.method().name().equals("ofNullable")
                        && call.args().size() == 1
                ? Optional.of(Exprs.oneOf(List.of(call.args().get(0), other)))
                : Optional.empty();
    }

    /** Less, the same or more, as two numbers say it. */
    private static boolean compares(String owner, String name) {
        return name.equals("compareTo") || (name.equals("compare") && BOXES.contains(owner));
    }

    /** {@code Boolean.TRUE.equals(x)} asks for {@code x}. */
    private static boolean isTrue(Expr value) {
        return Exprs.nonNull(value) instanceof Expr.Field field
                && field.owner().equals("java/lang/Boolean")
                && field.name().equals("TRUE");
    }

    private static Optional<Operator> operator(String owner, String name) {
        boolean number = NUMBERS.contains(owner);
        boolean time = owner.startsWith("java/time/");
        if ((number && ADDS.contains(name)) || (time && name.startsWith("plus"))) {
            return Optional.of(Operator.ADD);
        } else if ((number && SUBTRACTS.contains(name)) || (time && name.startsWith("minus"))) {
            return Optional.of(Operator.SUBTRACT);
        }
        return number && ARITHMETIC.contains(name) ? Optional.of(Operator.ARITHMETIC) : Optional.empty();
    }

    private static Expr builder(Expr.Builder builder, String name, List<Expr> args) {
        return switch (name) {
            case "toString" -> builder.content();
            case "length", "charAt", "indexOf", "lastIndexOf", "isEmpty", "capacity", "substring", "compareTo" ->
                Leaves.of(List.of(builder.content()));
            default -> Texts.afterCall(builder, name, args.subList(1, args.size()));
        };
    }

    private static Optional<Expr> text(String name, List<Expr> args) {
        if (args.size() == 1 && (UNCHANGED_TEXT.contains(name) || name.equals("valueOf"))) {
            return Optional.of(args.get(0));
        } else if (name.equals("concat")) {
            return Optional.of(Bounded.of(new Expr.Concat(args)));
        } else if (name.equals("join") && args.size() == 2) {
            return Texts.withDelimiter(args.get(0), args.get(1));
        } else if (name.equals("replace") && args.size() == 3) {
            return Texts.replaced(args.get(0), args.get(1), args.get(2));
        } else if (name.equals("format") || name.equals("formatted")) {
            int format = args.size() == 3 ? 1 : 0;
            return args.size() < 2
                    ? Optional.empty()
                    : Optional.of(Texts.formatted(args.get(format), args.get(format + 1)));
        }
        return Optional.empty();
    }
}
