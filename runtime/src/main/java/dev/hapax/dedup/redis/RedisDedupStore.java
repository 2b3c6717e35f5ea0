package dev.hapax.dedup.redis;

import dev.hapax.dedup.Claim;
import dev.hapax.dedup.ClaimKey;
import dev.hapax.dedup.DedupStore;
import dev.hapax.dedup.Leases;
import dev.hapax.dedup.Tokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Remembers handled messages in Redis, 5 or later, through Jedis, which those who use this store add to their
 * dependencies. A batch is claimed, and marked, in one round trip. Immutable and thread-safe, if the client is.
 *
 * <p>Redis remembers as well as it is configured to: what it acknowledged in the last second before a crash is gone unless
 * {@code appendfsync} is {@code always}, and what a replica had not received when it took over is gone too. Messages of that
 * second which come again take effect twice.
 */
public final class RedisDedupStore implements DedupStore {
    private static final Duration LEASE = Duration.ofMinutes(1);
    /** Kafka keeps a record for up to retention.ms and segment.ms, which are 14 days by default. */
    private static final Duration RETENTION = Duration.ofDays(15);

    private final UnifiedJedis redis;
    private final Duration lease;
    private final Duration retention;
    private final RedisKeys names;

    /**
     * A store whose leases last a minute, that remembers a message for 15 days, and whose keys begin with {@code hapax}.
     *
     * @param redis the client, of a single server, a cluster or sentinels; it must be thread-safe (pooled), and stays open
     */
    public RedisDedupStore(UnifiedJedis redis) {
        this(redis, LEASE, RETENTION, new RedisKeys("hapax"));
    }

    private RedisDedupStore(UnifiedJedis redis, Duration lease, Duration retention, RedisKeys names) {
        this.redis = redis;
        this.lease = lease;
        this.retention = retention;
        this.names = names;
    }

    /**
     * The same store with another lease.
     *
     * @param duration how long a worker may take for one message before another worker may handle it too; a worker that was
     *     killed holds up its last messages for as long, unless it comes back under the same instance id
     * @return a store
     */
    public RedisDedupStore withLease(Duration duration) {
        return new RedisDedupStore(redis, Leases.checked(duration), retention, names);
    }

    /**
     * The same store with another memory.
     *
     * @param duration how long a message is remembered
     * @return a store
     */
    public RedisDedupStore withRetention(Duration duration) {
        return new RedisDedupStore(redis, lease, Leases.checked(duration), names);
    }

    /**
     * The same store with other names in Redis.
     *
     * @param prefix what all keys begin with, without braces
     * @return a store
     */
    public RedisDedupStore withPrefix(String prefix) {
        if (prefix.contains("{") || prefix.contains("}")) {
            throw new IllegalArgumentException("a prefix has no braces, as " + prefix + " has");
        }
        return new RedisDedupStore(redis, lease, retention, new RedisKeys(prefix));
    }

    @Override
    public Optional<String> problem(boolean create) {
        try {
            // Whether it may write and run scripts is found out by doing it.
            Scripts.RELEASE.run(redis, List.of(names.prefix() + ":check"), List.of("0"));
            return Optional.empty();
        } catch (JedisException e) {
            return Optional.of(
                    "the deduplication store cannot be used (%s): start Redis, or correct how it is reached and what its user may do"
                            .formatted(e.getMessage()));
        }
    }

    @Override
    public List<String> warnings() {
        try {
            return RedisSettings.read(redis).warnings();
        } catch (JedisException e) {
            // Not every Redis lets its settings be seen.
            return List.of();
        }
    }

    @Override
    public Duration lease() {
        return lease;
    }

    @Override
    public Optional<Duration> retention() {
        return Optional.of(retention);
    }

    @Override
    public List<Claim> claim(List<ClaimKey> keys, String owner) {
        if (keys.isEmpty()) {
            return List.of();
        }
        long token = Tokens.next();
        List<String> arguments = new ArrayList<>();
        arguments.add(owner);
        arguments.add(String.valueOf(token));
        arguments.add(String.valueOf(lease.toMillis()));
        arguments.add(String.valueOf(kept().toMillis()));
        keys.forEach(key -> arguments.add(key.digest()));
        List<Long> answers =
                Scripts.CLAIM.run(redis, keys.stream().map(names::name).toList(), arguments);
        List<Claim> claims = new ArrayList<>(keys.size());
        for (int i = 0; i < keys.size(); i++) {
            claims.add(claim(keys.get(i), token, answers.get(i)));
        }
        return claims;
    }

    private static Claim claim(ClaimKey key, long token, long answer) {
        if (answer == Scripts.GRANTED) {
            return new Claim.Granted(key, token);
        } else if (answer == Scripts.DONE) {
            return new Claim.Done();
        } else if (answer == Scripts.OTHER_PAYLOAD) {
            return new Claim.OtherPayload();
        }
        return new Claim.Held(Duration.ofMillis(answer));
    }

    /** A claim must not be forgotten before its lease ends. */
    private Duration kept() {
        return retention.compareTo(lease) > 0 ? retention : lease;
    }

    @Override
    public List<Claim.Granted> done(List<Claim.Granted> claims) {
        if (claims.isEmpty()) {
            return List.of();
        }
        List<String> arguments = Stream.concat(
                        Stream.of(String.valueOf(retention.toMillis())),
                        claims.stream()
                                .flatMap(claim -> Stream.of(
                                        String.valueOf(claim.token()),
                                        claim.key().digest())))
                .toList();
        List<Long> answers = Scripts.MARK.run(redis, names(claims), arguments);
        List<Claim.Granted> refused = new ArrayList<>();
        for (int i = 0; i < claims.size(); i++) {
            if (answers.get(i) == 0) {
                refused.add(claims.get(i));
            }
        }
        return refused;
    }

    @Override
    public void release(List<Claim.Granted> claims) {
        if (!claims.isEmpty()) {
            Scripts.RELEASE.run(
                    redis,
                    names(claims),
                    claims.stream().map(claim -> String.valueOf(claim.token())).toList());
        }
    }

    private List<String> names(List<Claim.Granted> claims) {
        return claims.stream().map(claim -> names.name(claim.key())).toList();
    }
}
