package dev.hapax.killmatrix;

/** Where a worker is killed. */
enum Seam {
    AFTER_POLL,
    AFTER_CLAIM,
    AFTER_EFFECT,
    /** The message was handled, its claim is not marked yet. */
    BEFORE_MARK,
    AFTER_MARK,
    BEFORE_DATABASE_COMMIT,
    AFTER_DATABASE_COMMIT,
    /** The request that commits offsets, also as a part of a transaction, has left the client and never arrives. */
    BEFORE_OFFSET_COMMIT,
    /** The broker has answered it, and the client never hears that. */
    AFTER_OFFSET_COMMIT,
    /** Outputs of an open transaction are written. */
    IN_KAFKA_TRANSACTION,
    /** The request that ends the transaction has left the client and never arrives. */
    BEFORE_KAFKA_COMMIT,
    /** The broker has answered it, and the client never hears that. */
    AFTER_KAFKA_COMMIT,
    DURING_REVOKE,
    /** The dead letter is acknowledged, its record not passed yet. */
    AFTER_DEAD_LETTER,
    /** A message of the outbox is acknowledged, its row not deleted yet. */
    AFTER_RELAY;

    /** Whether it is seen on the connection to the broker; the others are seen by the worker itself. */
    boolean onTheWire() {
        return switch (this) {
            case BEFORE_OFFSET_COMMIT,
                    AFTER_OFFSET_COMMIT,
                    IN_KAFKA_TRANSACTION,
                    BEFORE_KAFKA_COMMIT,
                    AFTER_KAFKA_COMMIT -> true;
            default -> false;
        };
    }
}
