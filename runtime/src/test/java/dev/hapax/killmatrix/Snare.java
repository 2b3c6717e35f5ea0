package dev.hapax.killmatrix;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.EndTxnRequest;
import org.apache.kafka.common.requests.TransactionResult;

/**
 * Waits on the wire for a client's n-th request of a kind, or the reply to it. Thread-safe.
 *
 * @param clientId the client
 * @param kind the request
 * @param reply whether the reply is waited for
 * @param fate what becomes of it
 * @param left how many such requests must come
 * @param sprung completes when it has come
 */
record Snare(
        String clientId, ApiKeys kind, boolean reply, Fate fate, AtomicInteger left, CompletableFuture<Void> sprung) {
    /** What becomes of a message. Either way it does not arrive. */
    enum Fate {
        /** Its connection stands still until the client is dead. */
        HELD,
        /** Its connection dies. */
        DROPPED
    }

    static Snare at(Seam seam, Shape shape, String clientId, int count, Fate fate) {
        boolean reply = switch (seam) {
            case BEFORE_OFFSET_COMMIT, BEFORE_KAFKA_COMMIT -> false;
            case AFTER_OFFSET_COMMIT, IN_KAFKA_TRANSACTION, AFTER_KAFKA_COMMIT -> true;
            default -> throw new IllegalArgumentException(seam + " is not seen on the wire");
        };
        ApiKeys kind = switch (seam) {
            case IN_KAFKA_TRANSACTION -> ApiKeys.PRODUCE;
            case BEFORE_KAFKA_COMMIT, AFTER_KAFKA_COMMIT -> ApiKeys.END_TXN;
            default -> shape == Shape.KAFKA_TO_KAFKA ? ApiKeys.TXN_OFFSET_COMMIT : ApiKeys.OFFSET_COMMIT;
        };
        return new Snare(clientId, kind, reply, fate, new AtomicInteger(count), new CompletableFuture<>());
    }

    /** Whether this request, or the reply to it, is the one. */
    boolean catches(String client, AbstractRequest request) {
        boolean alike = client.equals(clientId)
                && request.apiKey() == kind
                && (!(request instanceof EndTxnRequest end) || end.result() == TransactionResult.COMMIT);
        return alike && left.decrementAndGet() == 0;
    }
}
