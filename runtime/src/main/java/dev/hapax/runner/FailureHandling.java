package dev.hapax.runner;

import dev.hapax.HandlerStoppedException;
import dev.hapax.failure.FailureDecision;
import dev.hapax.failure.FailurePolicy;
import dev.hapax.failure.HandlerFailure;
import dev.hapax.listener.HandlerListener;
import dev.hapax.listener.RecordAddress;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Asks the policy about failed records.
 *
 * @param partitions counts the failures, and lets partitions wait
 * @param policy decides
 * @param listener hears of them
 */
record FailureHandling(Partitions partitions, FailurePolicy policy, HandlerListener listener) {
    private static final Logger LOG = LoggerFactory.getLogger(FailureHandling.class);

    /** Lets the record's partition wait for the next attempt, or says why the handler must stop. */
    Optional<HandlerStoppedException> failed(RecordAddress at, Throwable cause) {
        TopicPartition partition = new TopicPartition(at.topic(), at.partition());
        int attempts = partitions.failed(partition, at.offset());
        listener.failed(at, cause);
        HandlerFailure failure = new HandlerFailure(at, attempts, cause);
        FailureDecision decision = policy.decide(failure);
        if (decision instanceof FailureDecision.Retry retry) {
            LoggingEventBuilder line = LogLine.at(LOG.atWarn(), at).addKeyValue("attempt", attempts);
            // The stack once; the next attempts fail at the same place.
            (attempts == 1 ? line.setCause(cause) : line)
                    .log(
                            "failed, and is handled again in {} ms: {}",
                            retry.delay().toMillis(),
                            Sentences.of(cause));
            partitions.waitFor(partition, retry.delay(), Sentences.of(cause));
            return Optional.empty();
        }
        Optional<String> topic =
                decision instanceof FailureDecision.DeadLetter ? policy.deadLetterTopic(at.topic()) : Optional.empty();
        if (topic.isPresent()) {
            LogLine.at(LOG.atWarn(), at)
                    .addKeyValue("attempt", attempts)
                    .setCause(cause)
                    .log("failed for the last time and goes to {}: {}", topic.get(), Sentences.of(cause));
            partitions.condemn(partition, new Condemned(failure, topic.get()));
            return Optional.empty();
        }
        return Optional.of(new HandlerStoppedException(
                "%s stopped at %s-%d@%d after %d %s: %s; the offset is not committed, so that the record comes again after a restart"
                        .formatted(
                                at.handler(),
                                at.topic(),
                                at.partition(),
                                at.offset(),
                                attempts,
                                attempts == 1 ? "attempt" : "attempts",
                                Sentences.of(cause)),
                cause));
    }
}
