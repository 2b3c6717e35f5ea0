package dev.hapax.runner;

import dev.hapax.dedup.ClaimKey;
import dev.hapax.listener.RecordAddress;

/** Two different messages came with one idempotency key. Suppressing the second would lose it. */
final class KeyReusedException extends RecordProblemException {
    KeyReusedException(RecordAddress at, ClaimKey key) {
        super(
                "%s-%d@%d has the idempotency key \"%s\" of an earlier message with another payload: the key must identify the message, not what it is about"
                        .formatted(at.topic(), at.partition(), at.offset(), key.key()),
                null);
    }
}
