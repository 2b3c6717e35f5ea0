package dev.hapax.dedup.contract;

import static dev.hapax.dedup.contract.ContractBrokenException.equal;
import static dev.hapax.dedup.contract.ContractBrokenException.unless;

import dev.hapax.dedup.Claim;
import dev.hapax.dedup.ClaimKey;
import dev.hapax.dedup.DedupStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What the runner relies on in a {@link DedupStore}. With JUnit, for example:
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> keepsTheContract() {
 *     return DedupStoreContract.cases(store).stream().map(c -> DynamicTest.dynamicTest(c.name(), c::run));
 * }
 * }</pre>
 *
 * <p>The store must be ready for use, with a lease of 1 to 10 seconds: some cases wait until it ends. A store whose {@link
 * DedupStore#inTransaction()} is not empty must keep {@link TransactionalClaimsContract} too. Not thread-safe.
 */
public final class DedupStoreContract {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final String ONE = "worker one";
    private static final String TWO = "worker two";

    private final DedupStore store;
    private final ContractKeys keys = new ContractKeys();

    private DedupStoreContract(DedupStore store) {
        this.store = store;
    }

    /**
     * Everything that a store must do.
     *
     * @param store the store
     * @return the cases, each of which can be run again
     * @throws IllegalArgumentException if the store's lease is too short or too long for this
     */
    public static List<ContractCase> cases(DedupStore store) {
        Duration lease = store.lease();
        if (lease.compareTo(SHORTEST) < 0 || lease.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("the lease must be between 1 and 10 seconds, but is " + lease);
        }
        List<ContractCase> cases = new ArrayList<>(List.of(
                of("a new message is granted, and done once it is marked", store, c -> c.granted()),
                of("what another worker has claimed is held", store, c -> c.held()),
                of("what the same owner left behind is taken over", store, c -> c.ownClaim()),
                of("a claim ends with its lease, and is then another worker's", store, c -> c.ended()),
                of("a claim that ended but that nobody took can be marked", store, c -> c.markedLate()),
                of("a marked message stays marked when its lease would have ended", store, c -> c.staysMarked()),
                of("a released message can be claimed at once, with any payload", store, c -> c.released()),
                of("releasing what is marked, or another worker's, does nothing", store, c -> c.releasedTooLate()),
                of("a mark can be made again", store, c -> c.markedAgain()),
                of("the same key with another payload is told", store, c -> c.otherPayload()),
                of("topics and handlers do not share keys", store, c -> c.scopes()),
                of("keys are compared character by character", store, c -> c.exactKeys()),
                of("answers come in the order of the messages", store, c -> c.order()),
                of("of several marks the refused ones are told", store, c -> c.refusedMarks()),
                of("nothing is asked for no messages", store, c -> c.nothing()),
                of("forgetting spares what was claimed just now", store, c -> c.forgetting())));
        cases.addAll(ConcurrencyContract.cases(store));
        return List.copyOf(cases);
    }

    private static ContractCase of(String name, DedupStore store, Part part) {
        return new ContractCase(name, () -> part.run(new DedupStoreContract(store)));
    }

    private interface Part {
        void run(DedupStoreContract contract) throws Exception;
    }

    private void granted() throws Exception {
        Claim.Granted claim = grant("a", ONE);
        equal(keys.key("a"), claim.key(), "the key of the grant");
        mark(claim);
        equal(new Claim.Done(), claim("a", ONE), "the answer to the same worker after the mark");
        equal(new Claim.Done(), claim("a", TWO), "the answer to another worker after the mark");
    }

    private void held() throws Exception {
        grant("a", ONE);
        Claim answer = claim("a", TWO);
        unless(
                answer instanceof Claim.Held held
                        && !held.left().isNegative()
                        && held.left().compareTo(store.lease()) <= 0,
                "the answer should be Held for at most " + store.lease() + ", but is " + answer);
    }

    private void ownClaim() throws Exception {
        Claim.Granted first = grant("a", ONE);
        Claim.Granted second = grant("a", ONE);
        unless(first.token() != second.token(), "two grants of one key have the same token");
        refused(first);
        mark(second);
    }

    private void ended() throws Exception {
        Claim.Granted first = grant("a", ONE);
        awaitEnd();
        Claim.Granted second = grant("a", TWO);
        unless(first.token() != second.token(), "two grants of one key have the same token");
        refused(first);
        store.release(List.of(first));
        unless(claim("a", ONE) instanceof Claim.Held, "an owner could release a claim that another worker has taken");
        mark(second);
        equal(new Claim.Done(), claim("a", ONE), "the answer after the mark");
    }

    private void markedLate() throws Exception {
        Claim.Granted claim = grant("a", ONE);
        awaitEnd();
        mark(claim);
        equal(new Claim.Done(), claim("a", TWO), "the answer after the mark");
    }

    private void staysMarked() throws Exception {
        mark(grant("a", ONE));
        awaitEnd();
        equal(new Claim.Done(), claim("a", TWO), "the answer after the lease");
    }

    private void released() throws Exception {
        store.release(List.of(grant("a", ONE)));
        grant("a", TWO);
        store.release(List.of(grant("b", ONE)));
        Claim answer = claim(keys.key("b", ContractKeys.OTHER_PAYLOAD), TWO);
        unless(answer instanceof Claim.Granted, "the answer should be Granted, but is " + answer);
    }

    private void releasedTooLate() throws Exception {
        Claim.Granted marked = grant("a", ONE);
        mark(marked);
        store.release(List.of(marked));
        equal(new Claim.Done(), claim("a", TWO), "the answer after the release");
        Claim.Granted old = grant("b", ONE);
        grant("b", ONE);
        store.release(List.of(old));
        unless(claim("b", TWO) instanceof Claim.Held, "a claim was released with an older token");
    }

    private void markedAgain() throws Exception {
        Claim.Granted claim = grant("a", ONE);
        mark(claim);
        mark(claim);
        equal(new Claim.Done(), claim("a", TWO), "the answer after the marks");
    }

    private void otherPayload() throws Exception {
        Claim.Granted claim = grant("a", ONE);
        ClaimKey other = keys.key("a", ContractKeys.OTHER_PAYLOAD);
        equal(new Claim.OtherPayload(), claim(other, ONE), "the answer to the same owner before the mark");
        equal(new Claim.OtherPayload(), claim(other, TWO), "the answer before the mark");
        mark(claim);
        equal(new Claim.OtherPayload(), claim(other, TWO), "the answer after the mark");
        grant("b", ONE);
        awaitEnd();
        equal(
                new Claim.OtherPayload(),
                claim(keys.key("b", ContractKeys.OTHER_PAYLOAD), TWO),
                "the answer once the lease has ended");
    }

    private void scopes() throws Exception {
        mark(grant("a", ONE));
        for (ClaimKey elsewhere : List.of(
                keys.key("other", "com.acme.Handler.on", "a", ContractKeys.PAYLOAD),
                keys.key("topic", "com.acme.Handler.other", "a", ContractKeys.OTHER_PAYLOAD),
                new ContractKeys().key("a"))) {
            Claim answer = claim(elsewhere, ONE);
            unless(answer instanceof Claim.Granted, elsewhere + " should be granted, but the answer is " + answer);
        }
    }

    private void exactKeys() throws Exception {
        mark(grant("Key", ONE));
        for (String other : List.of(
                "key",
                "KEY",
                "Ke",
                "Keyy",
                " Key",
                "K\u00e9y",
                "Ke\u0301y",
                "%",
                "K_y",
                "{Key}",
                "a:b|c/d\\e'\"`;?*",
                "\ud83d\ude00".repeat(100),
                "x".repeat(200),
                "\u00df",
                "ss")) {
            grant(other, ONE);
        }
    }

    private void order() throws Exception {
        mark(grant("b", ONE));
        grant("c", TWO);
        grant("e", ONE);
        List<ClaimKey> asked = keys.keys("a", "b", "c", "d", "e");
        List<Claim> answers = store.claim(asked, ONE);
        equal(asked.size(), answers.size(), "the number of answers");
        unless(
                isGrantOf("a", answers.get(0))
                        && answers.get(1) instanceof Claim.Done
                        && answers.get(2) instanceof Claim.Held
                        && isGrantOf("d", answers.get(3))
                        && isGrantOf("e", answers.get(4)),
                "the answers should be Granted, Done, Held, Granted, Granted, but are " + answers);
    }

    private boolean isGrantOf(String key, Claim answer) {
        return answer instanceof Claim.Granted granted && granted.key().equals(keys.key(key));
    }

    private void refusedMarks() throws Exception {
        Claim.Granted lost = grant("b", ONE);
        Claim.Granted other = grant("b", ONE);
        List<Claim.Granted> claims = List.of(grant("a", ONE), lost, grant("c", ONE));
        equal(List.of(lost), store.done(claims), "what could not be marked");
        equal(new Claim.Done(), claim("a", TWO), "the answer for the first");
        unless(claim("b", TWO) instanceof Claim.Held, "the second should still be held");
        equal(new Claim.Done(), claim("c", TWO), "the answer for the third");
        mark(other);
    }

    private void nothing() throws Exception {
        equal(List.of(), store.claim(List.of(), ONE), "the answers to no messages");
        equal(List.of(), store.done(List.of()), "what could not be marked of nothing");
        store.release(List.of());
    }

    private void forgetting() throws Exception {
        mark(grant("a", ONE));
        grant("b", ONE);
        store.forget(1000);
        equal(new Claim.Done(), claim("a", TWO), "the answer for what was marked just now");
        unless(claim("b", TWO) instanceof Claim.Held, "a live claim was forgotten");
    }

    private Claim claim(String key, String owner) throws Exception {
        return claim(keys.key(key), owner);
    }

    private Claim claim(ClaimKey key, String owner) throws Exception {
        List<Claim> answers = store.claim(List.of(key), owner);
        equal(1, answers.size(), "the number of answers");
        return answers.get(0);
    }

    private Claim.Granted grant(String key, String owner) throws Exception {
        Claim answer = claim(key, owner);
        if (answer instanceof Claim.Granted granted) {
            return granted;
        }
        throw new ContractBrokenException(
                "the key \"" + key + "\" should be granted to " + owner + ", but the answer is " + answer);
    }

    private void mark(Claim.Granted claim) throws Exception {
        equal(List.of(), store.done(List.of(claim)), "what could not be marked");
    }

    private void refused(Claim.Granted claim) throws Exception {
        equal(
                List.of(claim),
                store.done(List.of(claim)),
                "what could not be marked with the token of an earlier grant");
    }

    private void awaitEnd() throws InterruptedException {
        Thread.sleep(store.lease().plusMillis(200).toMillis());
    }
}
