package dev.hapax.runner;

import dev.hapax.dedup.Claim;
import dev.hapax.dedup.ClaimKey;
import dev.hapax.dedup.DedupStore;
import dev.hapax.dedup.MessageKeys;
import dev.hapax.listener.RecordAddress;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this process has claimed of one handler's messages, until it is marked or released. A message that was handled and
 * could not be marked is remembered here: it is not handled again while the process lives. Thread-safe.
 */
final class LeasedClaims {
    private static final Logger LOG = LoggerFactory.getLogger(LeasedClaims.class);

    private final DedupStore store;
    private final String owner;
    private final LongSupplier nanos;
    private final Map<Id, State> states = new HashMap<>();

    LeasedClaims(DedupStore store, String owner, LongSupplier nanos) {
        this.store = store;
        this.owner = MessageKeys.text(owner);
        this.nanos = nanos;
    }

    /** Claims messages of one topic in one round trip. Of equal keys the first occurrence alone is claimed. */
    synchronized void claim(List<ClaimKey> keys) throws Exception {
        Map<Id, ClaimKey> first = new HashMap<>();
        for (ClaimKey key : keys) {
            Id id = Id.of(key);
            if (!states.containsKey(id)) {
                first.putIfAbsent(id, key);
            }
        }
        ask(first.values().stream().sorted(ClaimKey.ORDER).toList());
    }

    private void ask(List<ClaimKey> sorted) throws Exception {
        long asked = nanos.getAsLong();
        List<Claim> answers = store.claim(sorted, owner);
        for (int i = 0; i < sorted.size(); i++) {
            states.put(Id.of(sorted.get(i)), new Answered(sorted.get(i), answers.get(i), asked));
        }
        if (isOld(asked)) {
            releaseUnused();
            throw new SQLTransientException("it took %d ms to answer, more than half of its lease (%d ms)"
                    .formatted(
                            Duration.ofNanos(nanos.getAsLong() - asked).toMillis(),
                            store.lease().toMillis()));
        }
    }

    /** The answer for a message that is about to be handled; a claim that may end meanwhile is made anew. */
    synchronized Claim answer(ClaimKey key) throws Exception {
        Id id = Id.of(key);
        State state = states.get(id);
        if (state instanceof Answered answered && isOld(answered.asked())) {
            askAgain(key.topic());
            state = states.get(id);
        }
        if (state == null) {
            ask(List.of(key));
            state = states.get(id);
        }
        if (state == null || !state.key().digest().equals(key.digest())) {
            return new Claim.OtherPayload();
        }
        return state instanceof Answered answered ? answered.answer() : new Claim.Done();
    }

    /** All that are claimed and wait: the next ones would need it too. */
    private void askAgain(String topic) throws Exception {
        List<ClaimKey> waiting = states.values().stream()
                .filter(state ->
                        state instanceof Answered && state.key().topic().equals(topic))
                .map(State::key)
                .sorted(ClaimKey.ORDER)
                .toList();
        ask(waiting);
    }

    private boolean isOld(long asked) {
        return nanos.getAsLong() - asked > store.lease().toNanos() / 2;
    }

    /** The message was handled and is to be marked. */
    synchronized void handled(Claim.Granted claim, RecordAddress at) {
        states.put(Id.of(claim.key()), new Handled(claim, at));
    }

    /** The message was not handled and can be claimed again. */
    synchronized void failed(Claim.Granted claim) {
        states.remove(Id.of(claim.key()));
        release(List.of(claim));
    }

    /**
     * Marks what was handled, in one round trip a topic, and gives back what was handled in vain.
     *
     * @param inVain whether a record's effects did not come to their end
     */
    synchronized void mark(Predicate<RecordAddress> inVain) throws Exception {
        Map<String, List<Handled>> topics = new HashMap<>();
        for (State state : List.copyOf(states.values())) {
            if (state instanceof Handled handled && inVain.test(handled.at())) {
                failed(handled.claim());
            } else if (state instanceof Handled handled) {
                topics.computeIfAbsent(handled.key().topic(), topic -> new ArrayList<>())
                        .add(handled);
            }
        }
        for (List<Handled> handled : topics.values()) {
            List<Claim.Granted> refused =
                    store.done(handled.stream().map(Handled::claim).toList());
            for (Handled marked : handled) {
                states.remove(Id.of(marked.key()));
                if (refused.contains(marked.claim())) {
                    LogLine.at(LOG.atWarn(), marked.at()).log(
                            "took longer than the lease of its key, which another worker then claimed: its effect can have"
                                    + " happened twice");
                }
            }
        }
    }

    /** Whether a message that was handled waits to be marked. */
    synchronized boolean hasUnmarked() {
        return states.values().stream().anyMatch(Handled.class::isInstance);
    }

    /** Forgets the answers that no message was handled for, and releases the claims among them. */
    synchronized void releaseUnused() {
        Map<String, List<Claim.Granted>> topics = new HashMap<>();
        states.values().removeIf(state -> {
            if (state instanceof Answered answered && answered.answer() instanceof Claim.Granted granted) {
                topics.computeIfAbsent(granted.key().topic(), topic -> new ArrayList<>())
                        .add(granted);
            }
            return state instanceof Answered;
        });
        topics.values().forEach(this::release);
    }

    /** Forgets them where the store cannot be asked: the claims end with their leases. */
    synchronized void forgetUnused() {
        states.values().removeIf(Answered.class::isInstance);
    }

    private void release(List<Claim.Granted> claims) {
        try {
            store.release(claims);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.atWarn()
                    .addKeyValue("handler", claims.get(0).key().handler())
                    .addKeyValue("topic", claims.get(0).key().topic())
                    .setCause(e)
                    .log("{} claims could not be released and end with their leases", claims.size());
        }
    }

    /** A message without its payload. */
    private record Id(String topic, String key) {
        static Id of(ClaimKey key) {
            return new Id(key.topic(), key.key());
        }
    }

    private sealed interface State {
        ClaimKey key();
    }

    /** @param asked when the store was asked */
    private record Answered(ClaimKey key, Claim answer, long asked) implements State {}

    private record Handled(Claim.Granted claim, RecordAddress at) implements State {
        @Override
        public ClaimKey key() {
            return claim.key();
        }
    }
}
