package dev.hapax.analysis.judge;

import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.effect.Action;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Subexpressions;
import dev.hapax.analysis.flow.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Tells by its name where failed messages go: a topic, a table, a class. */
final class DeadLetterPlaces {
    private static final Pattern LIKELY = Pattern.compile("dlq|dlt|dead|poison|parking|retry|quarantine|unprocess");

    /** Names of what is for messages that have failed, or for what is said of them. */
    private static final Pattern OF_FAILURES =
            Pattern.compile(LIKELY.pattern() + "|fail|error|invalid|reject|fault|except|backup|pending|undeliver");

    /** Names that are about nothing else: what is there is not tried again by itself. */
    private static final Pattern ONLY = Pattern.compile("dlq|dlt|dead.?letter|poison");

    private static final String STRING = "java/lang/String";

    /** Messages are built with its builders. */
    private static final String SPRING = "org/springframework/";

    private static final Set<String> JOINING = Set.of("concat", "format", "formatted", "join", "valueOf");

    private DeadLetterPlaces() {}

    /** What an effect is given, the object that it is called on not among it. */
    static List<Expr> arguments(Effect effect, Action.Catalogued call) {
        return effect.operands()
                .subList(call.receiver() ? 1 : 0, effect.operands().size());
    }

    /** Whether anything about an effect speaks of failed messages. */
    static boolean likely(Effect effect, Action.Catalogued call) {
        return LIKELY.matcher(lower(call.method().owner())).find()
                || arguments(effect, call).stream()
                        .anyMatch(arg -> has(arg, part -> isNamed(part, LIKELY), part -> true));
    }

    /** Whether a topic is for messages that have failed. */
    static boolean isForFailures(String topic) {
        return OF_FAILURES.matcher(lower(topic)).find();
    }

    /**
     * Whether an effect goes to where such messages are given up. What a name is cut out of, or looked up by, says where a message
     * came from.
     */
    static boolean only(Effect effect, Action.Catalogued call) {
        boolean place = call.role() instanceof Role.Effect sent
                && sent.resource() instanceof Role.Resource.Named resource
                && ONLY.matcher(lower(resource.name())).find();
        return place
                || ONLY.matcher(lower(call.method().owner())).find()
                || arguments(effect, call).stream()
                        .anyMatch(arg -> has(
                                arg, part -> isNamed(part, ONLY) || isAskedFor(part), DeadLetterPlaces::isPutTogether));
    }

    /** What the settings are asked for: {@code topics.deadLetters()}. */
    private static boolean isAskedFor(Expr part) {
        return part instanceof Expr.Call call
                && call.receiver()
                && call.args().size() == 1
                && ONLY.matcher(lower(call.method().name())).find();
    }

    private static boolean isPutTogether(Expr part) {
        if (part instanceof Expr.Call call) {
            return call.method().owner().equals(STRING)
                    ? JOINING.contains(call.method().name())
                    : call.method().owner().startsWith(SPRING);
        }
        return !(part instanceof Expr.Fresh made) || !made.type().startsWith("java/");
    }

    private static boolean has(Expr expr, Predicate<Expr> wanted, Predicate<Expr> enters) {
        return wanted.test(expr)
                || (enters.test(expr) && Subexpressions.of(expr).stream().anyMatch(part -> has(part, wanted, enters)));
    }

    private static boolean isNamed(Expr expr, Pattern names) {
        if (expr instanceof Expr.Fresh made) {
            return names.matcher(lower(made.type())).find();
        } else if (expr instanceof Expr.Field field) {
            return names.matcher(lower(field.name())).find();
        }
        return expr instanceof Expr.Const
                && Texts.of(expr, "").stream()
                        .anyMatch(text -> names.matcher(lower(text)).find());
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
