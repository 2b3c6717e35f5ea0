package dev.hapax.runner;

import dev.hapax.listener.RecordAddress;
import org.jspecify.annotations.Nullable;

/** A record has no idempotency key although its handler declares one. */
final class UnkeyedRecordException extends RecordProblemException {
    UnkeyedRecordException(RecordAddress at, String why, @Nullable Throwable cause) {
        super(
                "no idempotency key can be read from the payload of %s-%d@%d: %s"
                        .formatted(at.topic(), at.partition(), at.offset(), why),
                cause);
    }
}
