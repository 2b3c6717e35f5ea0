package dev.hapax.analysis.config;

import static dev.hapax.analysis.Direction.NEVER;
import static dev.hapax.analysis.Direction.TWICE;
import static dev.hapax.analysis.Severity.ERROR;
import static dev.hapax.analysis.Severity.NOTE;
import static dev.hapax.analysis.Severity.WARNING;

import dev.hapax.analysis.HandlerMethod.Guarantee;
import dev.hapax.analysis.config.KafkaSetting.Certainty;
import java.util.Optional;
import java.util.Set;

/** What settings of consumers do to the guarantees of other frameworks' handlers. */
final class ConsumerTable {
    private static final Set<String> AFTER_HANDLING = Set.of("record", "batch", "time", "count", "count_time");
    private static final Set<String> BY_HAND = Set.of("manual", "manual_immediate");
    private static final String ACKNOWLEDGMENT = "Lorg/springframework/kafka/support/Acknowledgment;";

    private ConsumerTable() {}

    static Optional<Contradiction> of(KafkaSetting setting, Subscription listener) {
        Guarantee guarantee = listener.handler().method().guarantee();
        String value = setting.value();
        return switch (setting.key()) {
            case KafkaKeys.AUTO_COMMIT -> when(value.equals("true"), autoCommit(guarantee, listener));
            case KafkaKeys.OFFSET_RESET -> isSaid(setting, listener) ? reset(value, guarantee) : Optional.empty();
            case KafkaKeys.ISOLATION -> {
                boolean matters = guarantee == Guarantee.EXACTLY_ONCE
                        || (guarantee == Guarantee.AT_LEAST_ONCE && setting.certainty() != Certainty.DEFAULT);
                yield when(value.equals("read_uncommitted") && matters, uncommitted(guarantee));
            }
            case KafkaKeys.GROUP_PROTOCOL ->
                when(value.equals("consumer") && guarantee == Guarantee.AT_MOST_ONCE, protocol());
            case KafkaKeys.ACK_MODE -> ackMode(value, listener);
            case KafkaKeys.COMMIT_STRATEGY -> commitStrategy(value, guarantee);
            case KafkaKeys.FAILURE_STRATEGY ->
                when(value.equals("ignore") && guarantee != Guarantee.AT_MOST_ONCE, ignored());
            case KafkaKeys.MADE_UP_METADATA -> Optional.of(metadata(guarantee));
            default -> Optional.empty();
        };
    }

    /** Of each consumer whose beginning nobody chose and whose guarantee nobody declared, it would be said again and again. */
    private static boolean isSaid(KafkaSetting setting, Subscription listener) {
        return setting.certainty() != Certainty.DEFAULT || listener.isDeclared();
    }

    private static Optional<Contradiction> when(boolean so, Contradiction contradiction) {
        return so ? Optional.of(contradiction) : Optional.empty();
    }

    private static Contradiction autoCommit(Guarantee guarantee, Subscription listener) {
        if (guarantee == Guarantee.AT_MOST_ONCE) {
            return Contradiction.ofDeclared(
                    ERROR,
                    TWICE,
                    "messages are handled again after a crash, since the client commits by the clock and not before they"
                            + " are handled",
                    "The process dies after the handler has run and before the client's next commit.",
                    "Commit before the handler runs, and switch automatic commits off:",
                    Contradiction.WRITE + "false");
        }
        boolean contained = listener.framework() == Framework.SPRING || listener.framework() == Framework.STREAM;
        boolean open = listener.framework() == Framework.CLIENT
                && !ClosedConsumers.in(listener.handler().target().method());
        if (guarantee == Guarantee.AT_LEAST_ONCE && (contained || open)) {
            return contained ? heldByTheContainer() : closedElsewhere();
        }
        return Contradiction.of(
                ERROR,
                WARNING,
                NEVER,
                "messages that were polled and not handled are lost, since the client commits them by itself",
                "The consumer is closed, or the handler fails, while polled messages are not handled: closing commits"
                        + " them.",
                "Let the offset be committed after the handler has run:",
                Contradiction.WRITE + "false");
    }

    /** Spring's container handles all that a poll handed out before it polls again, which is when the client commits. */
    private static Contradiction heldByTheContainer() {
        return Contradiction.of(
                WARNING,
                NOTE,
                NEVER,
                "messages that the container still holds can be lost, since the client commits them by itself",
                "The container is stopped at once, or holds messages back after a failure: closing and polling commit"
                        + " them.",
                "Let the container commit after the handler has run:",
                Contradiction.WRITE + "false");
    }

    /** A loop that leaves the client open when it fails: what it has not handled comes back when the session is over. */
    private static Contradiction closedElsewhere() {
        return Contradiction.of(
                WARNING,
                WARNING,
                NEVER,
                "messages that were polled and not handled can be lost, since the client commits them by itself",
                "The consumer is closed while polled messages are not handled: closing commits them.",
                "Commit after the messages are handled:",
                Contradiction.WRITE + "false");
    }

    private static Optional<Contradiction> reset(String value, Guarantee guarantee) {
        if (value.equals("latest") && guarantee != Guarantee.AT_MOST_ONCE) {
            return Optional.of(Contradiction.of(
                    guarantee == Guarantee.EXACTLY_ONCE ? ERROR : WARNING, // where a new group begins may be meant
                    WARNING,
                    NEVER,
                    "messages are skipped without a word, since a group without a valid offset begins at the end",
                    "The group is new, or its committed offset has expired or lies before the log's start: what the"
                            + " topic holds is never handled.",
                    guarantee == Guarantee.EXACTLY_ONCE ? "Stop instead of guessing:" : "Begin with what is there:",
                    guarantee == Guarantee.EXACTLY_ONCE
                            ? Contradiction.WRITE + "none"
                            : Contradiction.WRITE + "earliest"));
        }
        boolean again = value.equals("earliest") && guarantee != Guarantee.AT_LEAST_ONCE;
        return when(
                again,
                Contradiction.ofDeclared(
                        WARNING,
                        TWICE,
                        "messages are handled again without a word, since a group without a valid offset begins at the start",
                        "The group's committed offset has expired, or was deleted: what was handled is handled again.",
                        "Stop instead of guessing:",
                        Contradiction.WRITE + "none"));
    }

    private static Contradiction uncommitted(Guarantee guarantee) {
        return Contradiction.ofDeclared(
                guarantee == Guarantee.EXACTLY_ONCE ? ERROR : WARNING,
                TWICE,
                "messages of aborted transactions are handled, and again when their sender repeats them",
                "A producer's transaction is aborted after the message was written.",
                "Read what is committed:",
                Contradiction.WRITE + "read_committed");
    }

    private static Contradiction protocol() {
        return Contradiction.ofDeclared(
                ERROR,
                TWICE,
                "messages are handled again, since with this protocol a member that has lost its partitions can move the"
                        + " committed offset back",
                "A member takes longer than max.poll.interval.ms, its successor leaves, and its late commit is accepted.",
                "Use the other protocol:",
                Contradiction.WRITE + "classic");
    }

    private static Optional<Contradiction> ackMode(String mode, Subscription listener) {
        Guarantee guarantee = listener.handler().method().guarantee();
        if (AFTER_HANDLING.contains(mode) && guarantee == Guarantee.AT_MOST_ONCE) {
            return Optional.of(Contradiction.ofDeclared(
                    ERROR,
                    TWICE,
                    "messages are handled again after a crash, since their offset is committed after the handler has run",
                    "The process dies after the handler has run and before the offset is committed.",
                    "Acknowledge before the work, and let that commit at once:",
                    Contradiction.WRITE + "manual_immediate"));
        }
        boolean acknowledges = listener.handler().target().method().desc.contains(ACKNOWLEDGMENT)
                || listener.handler().method().descriptor().contains(ACKNOWLEDGMENT);
        return when(
                BY_HAND.contains(mode) && !acknowledges && listener.framework() == Framework.SPRING,
                Contradiction.of(
                        WARNING,
                        WARNING,
                        TWICE,
                        "every message is handled again after each restart, since the handler has no Acknowledgment parameter"
                                + " and nothing commits its offset",
                        "The process stops: the next one begins where the group began.",
                        "Take the parameter and call acknowledge() after the work, or let the container commit:",
                        Contradiction.WRITE + "record"));
    }

    private static Optional<Contradiction> commitStrategy(String strategy, Guarantee guarantee) {
        boolean lost = strategy.equals("latest") && guarantee != Guarantee.AT_MOST_ONCE;
        if (lost) {
            return Optional.of(Contradiction.of(
                    ERROR,
                    WARNING,
                    NEVER,
                    "messages are lost, since the offset of a later one is committed while earlier ones are not handled",
                    "The process dies while an earlier message is still being handled.",
                    "Commit what was handled without a gap:",
                    Contradiction.WRITE + "throttled"));
        }
        return when(
                strategy.equals("ignore"),
                Contradiction.of(
                        WARNING,
                        NOTE,
                        TWICE,
                        "messages are handled again after each restart, since the channel commits no offset by itself",
                        "The process stops: the next one begins where the last commit was, if there was one.",
                        "Commit what was handled:",
                        Contradiction.WRITE + "throttled"));
    }

    private static Contradiction ignored() {
        return Contradiction.of(
                ERROR,
                WARNING,
                NEVER,
                "messages whose handling failed are lost, since the failure is logged and their offset is committed",
                "The handler fails.",
                "Send what failed to a topic of its own, or stop:",
                Contradiction.WRITE + "dead-letter-queue");
    }

    private static Contradiction metadata(Guarantee guarantee) {
        return Contradiction.of(
                guarantee == Guarantee.EXACTLY_ONCE ? ERROR : WARNING,
                WARNING,
                TWICE,
                "messages are handled again, since a worker that has lost its partitions still commits offsets: made-up"
                        + " metadata says no generation",
                "The partition moves to another worker while this one is in its transaction: both commit.",
                "Pass on what the consumer knows about itself:",
                "  producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());");
    }
}
