package dev.hapax.analysis.flow;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Texts: how they are put together, and which ones a value can be. */
public final class Texts {
    private static final int MAX_TEXTS = 24;
    private static final int MAX_LENGTH = 20_000;

    private Texts() {}

    static boolean isBuilder(String type) {
        return type.equals("java/lang/StringBuilder") || type.equals("java/lang/StringBuffer");
    }

    static Expr initial(String constructor, List<Expr> args) {
        boolean fromText =
                constructor.equals("(Ljava/lang/String;)V") || constructor.equals("(Ljava/lang/CharSequence;)V");
        return new Expr.Concat(fromText ? args : List.of());
    }

    static Expr afterCall(Expr.Builder builder, String method, List<Expr> args) {
        return switch (method) {
            case "append" -> Bounded.of(new Expr.Builder(builder.site(), joined(builder.content(), args.get(0))));
            case "setLength" ->
                args.get(0).equals(new Expr.Const(0))
                        ? new Expr.Builder(builder.site(), new Expr.Concat(List.of()))
                        : lost(builder, args);
            case "insert", "replace", "delete", "deleteCharAt", "setCharAt", "reverse", "appendCodePoint" ->
                lost(builder, args);
            default -> builder;
        };
    }

    private static Expr lost(Expr.Builder builder, List<Expr> args) {
        List<Expr> parts = new ArrayList<>(args);
        parts.add(builder.content());
        return new Expr.Builder(builder.site(), Leaves.of(parts));
    }

    private static Expr joined(Expr content, Expr added) {
        List<Expr> parts = new ArrayList<>(content instanceof Expr.Concat concat ? concat.parts() : List.of(content));
        int last = parts.size() - 1;
        if (last >= 0
                && parts.get(last) instanceof Expr.Const one
                && added instanceof Expr.Const two
                && one.value() instanceof String head
                && head.length() < MAX_LENGTH) {
            parts.set(last, new Expr.Const(head + text(two)));
        } else {
            parts.add(added);
        }
        return new Expr.Concat(parts);
    }

    private static String text(Expr.Const constant) {
        return String.valueOf(constant.value());
    }

    /** {@code String.join} of parts that are known one by one: an array, or a list that is made on the spot. */
    static Optional<Expr> withDelimiter(Expr delimiter, Expr parts) {
        List<Expr> elements = parts instanceof Expr.Array array ? array.elements() : listed(parts);
        if (elements.isEmpty() || !(delimiter instanceof Expr.Const)) {
            return Optional.empty();
        }
        List<Expr> pieces = new ArrayList<>();
        for (Expr element : elements) {
            if (!pieces.isEmpty()) {
                pieces.add(delimiter);
            }
            pieces.add(element);
        }
        return Optional.of(Bounded.of(new Expr.Concat(pieces)));
    }

    private static List<Expr> listed(Expr parts) {
        boolean made = parts instanceof Expr.Call call
                && !call.receiver()
                && call.method().owner().startsWith("java/util/")
                && (call.method().name().equals("of") || call.method().name().equals("asList"));
        if (!made) {
            return List.of();
        }
        List<Expr> args = ((Expr.Call) parts).args();
        return args.size() == 1 && args.get(0) instanceof Expr.Array array ? array.elements() : args;
    }

    /** {@code String.replace} in a text that is known. */
    static Optional<Expr> replaced(Expr text, Expr what, Expr by) {
        return text instanceof Expr.Const in
                        && what instanceof Expr.Const old
                        && by instanceof Expr.Const now
                        && text(in).length() < MAX_LENGTH
                ? Optional.of(new Expr.Const(text(in).replace(text(old), text(now))))
                : Optional.empty();
    }

    /**
     * The result of a call that puts texts together.
     *
     * @param format the format
     * @param arguments an array or the single arguments
     * @return the text's parts
     */
    static Expr formatted(Expr format, Expr arguments) {
        if (!(format instanceof Expr.Const constant) || !(constant.value() instanceof String pattern)) {
            return Bounded.of(new Expr.Concat(List.of(Leaves.of(List.of(format, arguments)))));
        }
        List<Expr> values = arguments instanceof Expr.Array array ? array.elements() : List.of();
        List<Expr> parts = new ArrayList<>();
        int next = 0;
        int from = 0;
        for (int at = pattern.indexOf('%'); at >= 0 && at + 1 < pattern.length(); at = pattern.indexOf('%', from)) {
            parts.add(new Expr.Const(pattern.substring(from, at)));
            int end = at + 1;
            while (end < pattern.length() - 1
                    && !Character.isLetter(pattern.charAt(end))
                    && pattern.charAt(end) != '%') {
                end++;
            }
            char conversion = pattern.charAt(end);
            if (conversion == '%') {
                parts.add(new Expr.Const("%"));
            } else if (conversion == 'n') {
                parts.add(new Expr.Const("\n"));
            } else {
                boolean positional = pattern.substring(at, end).indexOf('$') >= 0;
                parts.add(positional || next >= values.size() ? Exprs.UNKNOWN : values.get(next));
                next++;
            }
            from = end + 1;
        }
        parts.add(new Expr.Const(pattern.substring(Math.min(from, pattern.length()))));
        return Bounded.of(new Expr.Concat(parts));
    }

    /**
     * The texts that a value can be.
     *
     * @param expr the value
     * @param unknown stands for what is not known
     * @return at least one text; bounded in number
     */
    public static Set<String> of(Expr expr, String unknown) {
        if (expr instanceof Expr.Const constant) {
            return Set.of(text(constant));
        } else if (expr instanceof Expr.OneOf choice) {
            Set<String> all = new LinkedHashSet<>();
            choice.options().stream()
                    .filter(option -> !(option instanceof Expr.Null))
                    .forEach(option -> all.addAll(of(option, unknown)));
            return all.size() > MAX_TEXTS ? Set.of(unknown) : all;
        } else if (expr instanceof Expr.Builder builder) {
            return of(builder.content(), unknown);
        } else if (expr instanceof Expr.Concat concat) {
            return product(concat.parts(), unknown);
        }
        return Set.of(unknown);
    }

    private static Set<String> product(List<Expr> parts, String unknown) {
        Set<String> texts = Set.of("");
        for (Expr part : parts) {
            Set<String> tails = of(part, unknown);
            if (texts.size() * tails.size() > MAX_TEXTS) {
                tails = Set.of(unknown);
            }
            Set<String> longer = new LinkedHashSet<>();
            for (String head : texts) {
                for (String tail : tails) {
                    longer.add(head.length() > MAX_LENGTH ? head : head + tail);
                }
            }
            texts = longer;
        }
        return texts;
    }
}
