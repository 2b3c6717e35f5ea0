package dev.hapax.analysis.judge;

import dev.hapax.analysis.effect.Action;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Times after which a mark is gone, where they are plain in the call that makes it. */
final class Expiries {
    /** A message can come back after a night: what was forgotten by then protects nothing. */
    private static final Duration ENOUGH = Duration.ofDays(1);

    /** The longest time after which a message comes back by itself (source: the default of {@code max.poll.interval.ms}). */
    private static final Duration COMES_BACK = Duration.ofMinutes(5);

    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "ofMillis", ChronoUnit.MILLIS,
            "ofSeconds", ChronoUnit.SECONDS,
            "ofMinutes", ChronoUnit.MINUTES,
            "ofHours", ChronoUnit.HOURS,
            "ofDays", ChronoUnit.DAYS);

    private Expiries() {}

    /** The time that a mark lasts, in words, where that is too short. */
    static Optional<String> tooShort(List<Expr> operands) {
        return shorterThan(ENOUGH, operands).map(Expiries::words);
    }

    /** Whether a mark is gone when the message comes back, after a crash or whatever takes too long. */
    static boolean areOverBefore(List<Expr> operands) {
        return shorterThan(COMES_BACK, operands).isPresent();
    }

    private static Optional<Duration> shorterThan(Duration limit, List<Expr> operands) {
        for (int i = 0; i < operands.size(); i++) {
            Expr next = i + 1 < operands.size() ? operands.get(i + 1) : Exprs.UNKNOWN;
            Optional<Duration> time = of(Exprs.nonNull(operands.get(i)), Exprs.nonNull(next));
            if (time.filter(found -> found.compareTo(limit) < 0).isPresent()) {
                return time;
            }
        }
        return Optional.empty();
    }

    /** Whether something is written that will be gone after a time, whatever that is: a cached value. */
    static boolean are(Effect effect) {
        boolean takesTime = effect.action() instanceof Action.Catalogued call
                && call.method().descriptor().contains("Ljava/time/Duration;");
        return takesTime || effect.operands().stream().map(Exprs::nonNull).anyMatch(Expiries::isTime);
    }

    /** A time, or the unit of one. */
    private static boolean isTime(Expr operand) {
        return (operand instanceof Expr.Field field && field.owner().equals("java/util/concurrent/TimeUnit"))
                || (operand instanceof Expr.Call call && call.method().owner().equals("java/time/Duration"));
    }

    private static Optional<Duration> of(Expr operand, Expr next) {
        if (operand instanceof Expr.Call call
                && call.method().owner().equals("java/time/Duration")
                && UNITS.containsKey(call.method().name())
                && call.args().size() == 1
                && call.args().get(0) instanceof Expr.Const amount
                && amount.value() instanceof Number number) {
            return Optional.of(Duration.of(
                    number.longValue(), UNITS.getOrDefault(call.method().name(), ChronoUnit.DAYS)));
        } else if (operand instanceof Expr.Const amount
                && amount.value() instanceof Number number
                && next instanceof Expr.Field unit
                && unit.owner().equals("java/util/concurrent/TimeUnit")) {
            return Optional.of(Duration.of(
                    number.longValue(), TimeUnit.valueOf(unit.name()).toChronoUnit()));
        }
        return Optional.empty();
    }

    private static String words(Duration time) {
        return time.toString().substring(2).toLowerCase(Locale.ROOT).replaceAll("(?<=[hm])(?=\\d)", " ");
    }
}
