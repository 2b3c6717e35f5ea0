package dev.hapax.analysis.config;

import static dev.hapax.analysis.Direction.NEVER;
import static dev.hapax.analysis.Direction.TWICE;
import static dev.hapax.analysis.Direction.UNKNOWN;
import static dev.hapax.analysis.Severity.ERROR;
import static dev.hapax.analysis.Severity.NOTE;
import static dev.hapax.analysis.Severity.WARNING;

import dev.hapax.analysis.HandlerMethod.Guarantee;
import dev.hapax.analysis.Severity;
import java.util.Optional;

/** What settings of producers do to the guarantees of other frameworks' handlers that send messages. */
final class ProducerTable {
    private ProducerTable() {}

    static Optional<Contradiction> of(KafkaSetting setting, Subscription sender) {
        Guarantee guarantee = sender.handler().method().guarantee();
        if (guarantee == Guarantee.AT_MOST_ONCE) {
            return Optional.empty();
        }
        Severity exactly = guarantee == Guarantee.EXACTLY_ONCE ? ERROR : WARNING;
        String value = setting.value();
        return switch (setting.key()) {
            case KafkaKeys.ACKS -> acks(value);
            case KafkaKeys.RETRIES -> value.equals("0") ? Optional.of(retries(exactly)) : Optional.empty();
            case KafkaKeys.IDEMPOTENCE -> value.equals("false") ? Optional.of(idempotence(exactly)) : Optional.empty();
            case KafkaKeys.TRANSACTIONAL_ID -> Optional.of(shared());
            case KafkaKeys.TWO_PHASE -> value.equals("true") ? Optional.of(twoPhase()) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Contradiction> acks(String value) {
        if (value.equals("0")) {
            return Optional.of(Contradiction.of(
                    ERROR,
                    WARNING,
                    NEVER,
                    "messages that the handler sends are lost, since nobody waits until a broker has them",
                    "A broker is away, or the connection breaks: the send has succeeded, and the offset is committed.",
                    "Wait for all replicas:",
                    Contradiction.WRITE + "all"));
        }
        return value.equals("1")
                ? Optional.of(Contradiction.of(
                        ERROR,
                        WARNING,
                        NEVER,
                        "messages that the handler sends are lost with the one broker that took them; and idempotence is"
                                + " off without a word, where nothing switches it on",
                        "The partition's leader dies before its followers have the message.",
                        "Wait for all replicas:",
                        Contradiction.WRITE + "all"))
                : Optional.empty();
    }

    private static Contradiction retries(Severity declared) {
        return Contradiction.of(
                declared,
                NOTE,
                NEVER,
                "messages that the handler sends fail at the first hitch, and idempotence is off without a word, where"
                        + " nothing switches it on",
                "A partition's leader moves while the message is on its way.",
                "Leave retries alone, and bound the time:",
                "  delivery.timeout.ms: 120000");
    }

    private static Contradiction idempotence(Severity declared) {
        return Contradiction.of(
                declared,
                NOTE,
                TWICE,
                "messages that the handler sends are written twice by the producer's own retries",
                "The broker has written the message, and its answer is lost.",
                "Leave the setting out, or switch it on:",
                Contradiction.WRITE + "true");
    }

    private static Contradiction shared() {
        return Contradiction.of(
                WARNING,
                NOTE,
                UNKNOWN,
                "two instances with one transactional id fence each other, and their transactions are aborted",
                "A second instance of the application starts.",
                "Make it differ from instance to instance, and stay the same over restarts:",
                Contradiction.WRITE + "orders-${HOSTNAME}-");
    }

    private static Contradiction twoPhase() {
        return Contradiction.of(
                WARNING,
                WARNING,
                NEVER,
                "transactions of a dead process stay open and hold up all readers: the client has no public call that"
                        + " ends a prepared one",
                "The process dies within a transaction.",
                "Leave it out:",
                Contradiction.WRITE + "false");
    }
}
