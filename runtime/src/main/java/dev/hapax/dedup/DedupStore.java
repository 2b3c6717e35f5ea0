package dev.hapax.dedup;

import java.util.Optional;

/**
 * Remembers which messages were handled, for handlers whose effects do not go through a database transaction: claim with
 * a lease, handle, mark as done. Between the effect and the mark a crash lets the effect happen again. Thread-safe.
 *
 * <p>Every method may throw what the store's client throws; the record is then tried again later.
 */
public interface DedupStore {
    /**
     * Says why the store cannot be used, before anything is polled.
     *
     * @param create whether to create what is missing
     * @return a sentence, or empty where all is well
     */
    Optional<String> problem(boolean create);

    /**
     * Claims a message. A lease that has ended, or that the same owner left behind, is taken over.
     *
     * @param key the message
     * @param owner who claims it: one name is never used by two live processes
     * @return the answer
     * @throws Exception if the store failed
     */
    Claim claim(ClaimKey key, String owner) throws Exception;

    /**
     * Marks a message as handled.
     *
     * @param claim the claim
     * @return false if the claim had ended and another worker has taken it since: the effect can have happened twice
     * @throws Exception if the store failed
     */
    boolean done(Claim.Granted claim) throws Exception;

    /**
     * Gives a claim back after a failure, so that the message can be claimed again.
     *
     * @param claim the claim
     * @throws Exception if the store failed; the lease then ends by itself
     */
    void release(Claim.Granted claim) throws Exception;

    /**
     * The form of the store that claims within a handler's own database transaction, where it has one.
     *
     * @return empty if it has none
     */
    default Optional<TransactionalClaims> inTransaction() {
        return Optional.empty();
    }
}
