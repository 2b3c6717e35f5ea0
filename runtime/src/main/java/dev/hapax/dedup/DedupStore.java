package dev.hapax.dedup;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Remembers which messages were handled: claim with a lease, handle, mark as done. Between the effect and the mark a crash
 * lets the effect happen again; a store that can also claim within the effects' own database transaction has no such
 * window ({@link #inTransaction()}).
 *
 * <p>Implementations must be thread-safe, and pass {@link dev.hapax.dedup.contract.DedupStoreContract}. Each method may
 * throw what the store's client throws: the records are then tried again later, so that nothing is lost and nothing
 * suppressed. What a call has done although it threw is found again by the next call.
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
     * Says what makes the store forget, or remember, other than its users may think. Asked once {@link #problem} has found
     * none; logged at start.
     *
     * @return sentences
     */
    default List<String> warnings() {
        return List.of();
    }

    /**
     * How long a claim lasts that is neither marked nor released.
     *
     * @return a positive duration
     */
    Duration lease();

    /**
     * How long a handled message is remembered. It should be longer than Kafka keeps the topic's records, which is looked
     * at when a handler starts.
     *
     * @return a positive duration; empty where something other than time decides
     */
    Optional<Duration> retention();

    /**
     * Claims messages, in one round trip where the store can. A claim whose lease has ended, or that the same owner left
     * behind, is taken over.
     *
     * @param keys the messages: of one group, topic and handler, sorted by their keys, no key twice; may be empty
     * @param owner who claims them: one name is never used by two live processes
     * @return one answer for each message, in the same order
     * @throws Exception if the store failed; some of the messages can be claimed nevertheless
     */
    List<Claim> claim(List<ClaimKey> keys, String owner) throws Exception;

    /**
     * Marks messages as handled. A mark that was made already is made again, so that a call whose answer was lost can be
     * repeated. A claim whose lease has ended is marked all the same, unless another worker has taken it.
     *
     * @param claims claims that were granted, of one group, topic and handler
     * @return those that could not be marked since another worker has taken them over: their effects can have happened
     *     twice
     * @throws Exception if the store failed; some of the messages can be marked nevertheless
     */
    List<Claim.Granted> done(List<Claim.Granted> claims) throws Exception;

    /**
     * Gives claims back whose messages were not handled: they can be claimed at once, by any owner and with any payload.
     * Claims that were marked, or taken over by another worker, stay as they are.
     *
     * @param claims claims that were granted, of one group, topic and handler
     * @throws Exception if the store failed; the leases then end by themselves
     */
    void release(List<Claim.Granted> claims) throws Exception;

    /**
     * Forgets messages that have been remembered for longer than {@link #retention()}. Called again and again by the runner;
     * a store that forgets by itself need not do anything.
     *
     * @param atMost how many to forget in this call, so that no call locks much for long
     * @return how many were forgotten; fewer than {@code atMost} where there are no more
     * @throws Exception if the store failed
     */
    default int forget(int atMost) throws Exception {
        return 0;
    }

    /**
     * The form of the store that claims within a handler's own database transaction, where it has one.
     *
     * @return empty if it has none
     */
    default Optional<TransactionalClaims> inTransaction() {
        return Optional.empty();
    }
}
