package dev.hapax.runner;

import java.time.Duration;

/** A record took longer than its database transaction may stand still: the cause is what came of that. */
final class TransactionTooLongException extends RecordProblemException {
    TransactionTooLongException(Duration took, Duration longest, Throwable cause) {
        super(
                "handling took %d ms, longer than a transaction may pause (%d ms, two thirds of the session timeout): %s"
                        .formatted(took.toMillis(), longest.toMillis(), Sentences.of(cause)),
                cause);
    }
}
