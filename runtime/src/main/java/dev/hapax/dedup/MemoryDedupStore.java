package dev.hapax.dedup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers handled messages in this process. A message that was handled before a restart, or by another process that read
 * the partition before, is not remembered: this store suppresses what a producer sends twice in quick succession, and
 * nothing more. Thread-safe.
 */
public final class MemoryDedupStore implements DedupStore {
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final int most;
    private final Duration lease;
    private final Map<Id, Lease> live = new HashMap<>();
    /** Handled messages, the one that was handled longest ago first. */
    private final LinkedHashMap<Id, Handled> handled = new LinkedHashMap<>();

    /**
     * A store.
     *
     * @param most how many handled messages are remembered, at least 1: for one more, the one that was handled longest ago is
     *     forgotten. A message takes about 400 bytes
     */
    public MemoryDedupStore(int most) {
        this(most, LEASE);
    }

    /**
     * A store.
     *
     * @param most how many handled messages are remembered, at least 1
     * @param lease how long a claim lasts that is neither marked nor released
     */
    public MemoryDedupStore(int most, Duration lease) {
        if (most < 1) {
            throw new IllegalArgumentException("a store remembers at least 1 message, not " + most);
        }
        this.most = most;
        this.lease = Leases.checked(lease);
    }

    @Override
    public Optional<String> problem(boolean create) {
        return Optional.empty();
    }

    @Override
    public List<String> warnings() {
        return List.of(
                "the deduplication store is in memory: it forgets all keys when this process ends, does not know what other"
                        + " processes handled, and remembers %d messages".formatted(most));
    }

    @Override
    public Duration lease() {
        return lease;
    }

    @Override
    public Optional<Duration> retention() {
        return Optional.empty();
    }

    @Override
    public synchronized List<Claim> claim(List<ClaimKey> keys, String owner) {
        long token = Tokens.next();
        long now = System.nanoTime();
        List<Claim> answers = new ArrayList<>(keys.size());
        for (ClaimKey key : keys) {
            answers.add(claim(key, owner, token, now));
        }
        return answers;
    }

    private Claim claim(ClaimKey key, String owner, long token, long now) {
        Id id = Id.of(key);
        Handled done = handled.get(id);
        if (done != null) {
            return done.digest().equals(key.digest()) ? new Claim.Done() : new Claim.OtherPayload();
        }
        Lease held = live.get(id);
        if (held != null && !held.digest().equals(key.digest())) {
            return new Claim.OtherPayload();
        }
        if (held != null && !held.owner().equals(owner) && held.until() - now > 0) {
            return new Claim.Held(Duration.ofNanos(held.until() - now));
        }
        live.put(id, new Lease(key.digest(), owner, token, now + lease.toNanos()));
        return new Claim.Granted(key, token);
    }

    @Override
    public synchronized List<Claim.Granted> done(List<Claim.Granted> claims) {
        List<Claim.Granted> refused = new ArrayList<>();
        for (Claim.Granted claim : claims) {
            Id id = Id.of(claim.key());
            Handled done = handled.get(id);
            if (holds(id, claim)) {
                live.remove(id);
                handled.put(id, new Handled(claim.key().digest(), claim.token()));
            } else if (done == null || done.token() != claim.token()) {
                refused.add(claim);
            }
        }
        forgetOldest();
        return refused;
    }

    @Override
    public synchronized void release(List<Claim.Granted> claims) {
        for (Claim.Granted claim : claims) {
            Id id = Id.of(claim.key());
            if (holds(id, claim)) {
                live.remove(id);
            }
        }
    }

    private boolean holds(Id id, Claim.Granted claim) {
        Lease held = live.get(id);
        return held != null && held.token() == claim.token();
    }

    private void forgetOldest() {
        var oldest = handled.entrySet().iterator();
        while (handled.size() > most && oldest.hasNext()) {
            oldest.next();
            oldest.remove();
        }
    }

    /** A message without its payload. */
    private record Id(String group, String topic, String handler, String key) {
        static Id of(ClaimKey key) {
            return new Id(key.group(), key.topic(), key.handler(), key.key());
        }
    }

    /** @param until as {@link System#nanoTime()} tells the time */
    private record Lease(String digest, String owner, long token, long until) {}

    private record Handled(String digest, long token) {}
}
