package dev.hapax.analysis.config;

import dev.hapax.analysis.Direction;
import dev.hapax.analysis.HandlerMethod.Guarantee;
import dev.hapax.analysis.Severity;
import java.util.Optional;

/**
 * What Hapax's own handlers need. Their configuration is generated; a setting that contradicts it is refused at start, and a
 * test holds this table to the one that refuses.
 */
final class HapaxTable {
    private HapaxTable() {}

    static Optional<Contradiction> of(KafkaSetting setting, Subscription subscription) {
        Guarantee guarantee = subscription.handler().method().guarantee();
        return required(setting.key(), setting.value(), guarantee)
                .map(needed -> Contradiction.of(
                        Severity.ERROR,
                        Severity.ERROR,
                        Direction.UNKNOWN,
                        "the handlers do not start",
                        "Hapax refuses the setting at start: " + words(guarantee) + " needs " + needed + ".",
                        "Leave it out: the generated configuration has what the guarantee needs."));
    }

    private static String words(Guarantee guarantee) {
        return guarantee.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** What a guarantee needs instead of a value; empty where the value will do. */
    static Optional<String> required(String key, String value, Guarantee guarantee) {
        boolean most = guarantee == Guarantee.AT_MOST_ONCE;
        return switch (key) {
            case KafkaKeys.AUTO_COMMIT -> unless(value.equals("false"), "false");
            case KafkaKeys.OFFSET_RESET -> {
                String needed = guarantee == Guarantee.AT_LEAST_ONCE ? "earliest" : "none";
                yield unless(value.equals(needed), "`" + needed + "`");
            }
            case KafkaKeys.ISOLATION -> unless(most || value.equals("read_committed"), "`read_committed`");
            case KafkaKeys.GROUP_PROTOCOL -> unless(!most || value.equals("classic"), "`classic`");
            case KafkaKeys.ACKS -> unless(value.equals(most ? "0" : "all"), most ? "`0`" : "`all`");
            case KafkaKeys.IDEMPOTENCE -> unless(value.equals(String.valueOf(!most)), String.valueOf(!most));
            case KafkaKeys.RETRIES -> unless(most == value.equals("0"), most ? "`0`" : "at least `1`");
            case KafkaKeys.IN_FLIGHT -> unless(most || isAtMostFive(value), "at most `5`");
            case KafkaKeys.TRANSACTIONAL_ID -> Optional.of("an id that Hapax makes, if any");
            case KafkaKeys.TWO_PHASE -> unless(guarantee != Guarantee.EXACTLY_ONCE, "none of it");
            default -> Optional.empty();
        };
    }

    private static Optional<String> unless(boolean fine, String needed) {
        return fine ? Optional.empty() : Optional.of(needed);
    }

    private static boolean isAtMostFive(String value) {
        return value.matches("-?\\d{1,9}") && Integer.parseInt(value) <= 5;
    }
}
