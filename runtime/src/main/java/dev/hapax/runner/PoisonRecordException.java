package dev.hapax.runner;

import dev.hapax.listener.RecordAddress;

/** A record's bytes are not what the handler's deserializer reads. */
final class PoisonRecordException extends RecordProblemException {
    PoisonRecordException(RecordAddress at, String part, Object deserializer, RuntimeException cause) {
        super(
                "the %s of %s-%d@%d cannot be read with %s: %s"
                        .formatted(
                                part,
                                at.topic(),
                                at.partition(),
                                at.offset(),
                                deserializer.getClass().getName(),
                                Sentences.of(cause)),
                cause);
    }
}
