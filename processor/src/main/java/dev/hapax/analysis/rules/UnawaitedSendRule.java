package dev.hapax.analysis.rules;

import static dev.hapax.analysis.judge.Change.Words.SEND_TO;

import dev.hapax.analysis.CodePlace;
import dev.hapax.analysis.Finding;
import dev.hapax.analysis.Rule;
import dev.hapax.analysis.Severity;
import dev.hapax.analysis.judge.Loss;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A message that is sent and not waited for: the offset is committed although it may never arrive. That is sure of Kafka's
 * own producer. In handlers of other frameworks, what goes through their templates and emitters is said as a note, whatever
 * the handlers declare: there, settings that the code does not show can begin a transaction, or tell a listener.
 */
final class UnawaitedSendRule implements LossRule {
    private static final Set<String> OF_KAFKA = Set.of("Producer", "KafkaProducer");

    @Override
    public Optional<Finding> check(Loss loss) {
        return loss.kind() == Loss.Kind.UNAWAITED ? Optional.of(finding(loss)) : Optional.empty();
    }

    private static Finding finding(Loss loss) {
        return LossFindings.of(
                loss,
                Rule.UNAWAITED_SEND,
                severity(loss),
                "a crash or a failure loses the message that " + LossFindings.where(loss) + " sends" + to(loss)
                        + ": nobody waits until it has arrived",
                "The handler returns and the offset is committed; the message is still in the producer's buffer.",
                List.of("Wait for it before the handler returns:", "  " + wait(loss)));
    }

    /** Where the message goes, if that has a name. */
    private static String to(Loss loss) {
        String work = loss.work().get(0);
        return work.startsWith(SEND_TO) ? " to " + work.substring(SEND_TO.length()) : "";
    }

    /** As the sender's own type lets it be waited for. */
    private static String wait(Loss loss) {
        if (!(loss.at().place().expression() instanceof CodePlace.Expression.Call send)) {
            return "….send(…).get();";
        }
        return switch (send.owner()) {
            case "Emitter" -> "….send(…).toCompletableFuture().join();";
            case "MutinyEmitter" -> "…." + send.name().replace("AndForget", "") + "AndAwait(…);";
            default -> "….send(…).get();";
        };
    }

    private static Severity severity(Loss loss) {
        boolean sure = loss.handler().own() || (loss.isDeclared() && isOfKafka(loss));
        return sure ? Severity.ERROR : Severity.NOTE;
    }

    private static boolean isOfKafka(Loss loss) {
        return loss.at().place().expression() instanceof CodePlace.Expression.Call send
                && send.name().equals("send")
                && OF_KAFKA.contains(send.owner());
    }
}
