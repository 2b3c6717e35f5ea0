package dev.hapax.analysis.config;

import dev.hapax.analysis.flow.Expr;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The texts of settings in code, as a Kafka client reads them. */
final class Constants {
    private static final Set<String> BOOLEANS =
            Set.of(KafkaKeys.AUTO_COMMIT, KafkaKeys.IDEMPOTENCE, KafkaKeys.TWO_PHASE);
    private static final Set<String> SAME = Set.of("toString", "name", "toLowerCase", "valueOf", "strip", "trim");

    private Constants() {}

    static Optional<String> text(Expr expr) {
        return expr instanceof Expr.Const constant && constant.value() instanceof String text
                ? Optional.of(text)
                : Optional.empty();
    }

    /** The value of a setting: a text, a number, a flag, a constant of an enum however it is turned into text. */
    static Optional<String> value(String key, Expr expr) {
        if (expr instanceof Expr.Const constant) {
            String text = String.valueOf(constant.value());
            boolean flag = BOOLEANS.contains(key) && constant.value() instanceof Integer;
            return Optional.of(KafkaKeys.value(key, flag ? String.valueOf(!text.equals("0")) : text));
        } else if (expr instanceof Expr.Field field && field.base() instanceof Expr.Static) {
            return Optional.of(KafkaKeys.value(key, field.name().toLowerCase(Locale.ROOT)));
        } else if (expr instanceof Expr.Call call
                && SAME.contains(call.method().name())
                && !call.args().isEmpty()) {
            return value(key, call.args().get(0));
        }
        return Optional.empty();
    }
}
