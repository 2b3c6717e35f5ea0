package dev.hapax.runner;

import dev.hapax.dedup.Claim;
import dev.hapax.dedup.ClaimKey;
import dev.hapax.listener.RecordAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;

/**
 * Claims messages before they are handled and marks them afterwards. Where the process dies between an effect and its mark
 * the effect happens again: that of the call in which it died, and of the calls before it that together took less than
 * {@link #UNMARKED}.
 */
final class LeasedStep<K, V> implements RecordStep<K, V> {
    /** Effects that are quick are marked together. */
    static final Duration UNMARKED = Duration.ofMillis(5);

    private static final Duration STORE_DOWN = Duration.ofSeconds(1);
    private static final Duration LONGEST_LOOK = Duration.ofMillis(500);

    private final RecordStep<K, V> inner;
    private final KeyReader<K, V> keys;
    private final LeasedClaims claims;
    private final LongSupplier nanos;
    private final Map<TopicPartition, Unsettled> unsent = new HashMap<>();
    private final List<RecordAddress> unmarked = new ArrayList<>();
    private long oldestBegan;
    private Optional<String> down = Optional.empty();

    LeasedStep(RecordStep<K, V> inner, KeyReader<K, V> keys, LeasedClaims claims, LongSupplier nanos) {
        this.inner = inner;
        this.keys = keys;
        this.claims = claims;
        this.nanos = nanos;
    }

    /** A message without a key fails when its turn comes; until then those before it have theirs. */
    @Override
    public void begin(List<Message<K, V>> messages) {
        List<ClaimKey> batch = new ArrayList<>(messages.size());
        try {
            for (Message<K, V> message : messages) {
                batch.add(keys.read(message));
            }
        } catch (UnkeyedRecordException e) {
            // Thrown again by handle.
        }
        if (down.isEmpty() && claims.hasUnmarked()) {
            mark();
        }
        if (down.isEmpty() && !batch.isEmpty()) {
            ask(() -> {
                claims.claim(batch);
                return batch;
            });
        }
    }

    @Override
    public Result handle(List<Message<K, V>> messages) throws Exception {
        if (unsent.containsKey(partition(messages.get(0).at()))) {
            return new Result.Later(Duration.ZERO, "a message of the record before did not reach its topic");
        }
        Map<String, ClaimKey> seen = new HashMap<>();
        List<Message<K, V>> fresh = new ArrayList<>(messages.size());
        List<Claim.Granted> granted = new ArrayList<>(messages.size());
        Set<Integer> duplicates = new HashSet<>();
        for (int i = 0; i < messages.size(); i++) {
            Optional<Claim> claim;
            try {
                claim = claim(messages.get(i), seen);
            } catch (RecordProblemException e) {
                if (i == 0) {
                    throw e;
                }
                break;
            }
            if (claim.isEmpty() || claim.get() instanceof Claim.Held) {
                if (i == 0) {
                    return later(messages.get(0), claim);
                }
                break;
            }
            if (claim.get() instanceof Claim.Granted grant) {
                fresh.add(messages.get(i));
                granted.add(grant);
            } else {
                duplicates.add(i);
            }
        }
        if (!fresh.isEmpty()) {
            handleClaimed(fresh, granted);
        }
        return result(messages.size(), fresh.size(), duplicates);
    }

    /** The answer for a message: granted, done, or held by another worker; empty where the store is down. */
    private Optional<Claim> claim(Message<K, V> message, Map<String, ClaimKey> seen) throws RecordProblemException {
        ClaimKey key = keys.read(message);
        ClaimKey first = seen.putIfAbsent(key.key(), key);
        if (first != null && first.digest().equals(key.digest())) {
            return Optional.of(new Claim.Done());
        }
        Optional<Claim> answer = down.isPresent() ? Optional.empty() : ask(() -> claims.answer(key));
        if (first != null || answer.filter(Claim.OtherPayload.class::isInstance).isPresent()) {
            throw new KeyReusedException(message.at(), key);
        }
        return answer;
    }

    private Result later(Message<K, V> message, Optional<Claim> claim) throws UnkeyedRecordException {
        if (claim.isPresent() && claim.get() instanceof Claim.Held held) {
            Duration look = held.left().compareTo(LONGEST_LOOK) < 0 ? held.left() : LONGEST_LOOK;
            return new Result.Later(
                    look,
                    "another worker is handling the key \"" + keys.read(message).key() + "\"");
        }
        return new Result.Later(STORE_DOWN, down.orElse(""));
    }

    private static Result result(int asked, int fresh, Set<Integer> duplicates) {
        if (fresh == asked) {
            return new Result.Handled();
        }
        return duplicates.size() == asked
                ? new Result.Duplicate()
                : new Result.Partly(fresh + duplicates.size(), duplicates);
    }

    private void handleClaimed(List<Message<K, V>> messages, List<Claim.Granted> granted) throws Exception {
        long began = nanos.getAsLong();
        try {
            inner.handle(messages);
        } catch (Throwable e) {
            granted.forEach(claims::failed);
            throw e;
        }
        if (unmarked.isEmpty()) {
            oldestBegan = began;
        }
        for (int i = 0; i < messages.size(); i++) {
            claims.handled(granted.get(i), messages.get(i).at());
            unmarked.add(messages.get(i).at());
        }
        if (nanos.getAsLong() - oldestBegan >= UNMARKED.toNanos()) {
            mark();
        }
    }

    /** Only what has reached its topic is marked. Where the store fails, {@link #settle} says so. */
    private void mark() {
        inner.settle().forEach((partition, failure) -> unsent.merge(partition, failure, Unsettled::earlier));
        Optional<Boolean> marked = ask(() -> {
            claims.mark(this::isUnsent);
            return true;
        });
        marked.ifPresent(done -> unmarked.clear());
    }

    private boolean isUnsent(RecordAddress at) {
        Unsettled first = unsent.get(partition(at));
        return first != null && first.offset() <= at.offset();
    }

    @Override
    public Map<TopicPartition, Unsettled> settle() {
        down = Optional.empty();
        mark();
        if (down.isPresent()) {
            claims.forgetUnused();
        } else {
            claims.releaseUnused();
        }
        Map<TopicPartition, Unsettled> unsettled = new HashMap<>(unsent);
        down.ifPresent(why -> unmarked.forEach(at -> unsettled.merge(
                partition(at), new Unsettled.Postponed(at.offset(), STORE_DOWN, why), Unsettled::earlier)));
        unsent.clear();
        unmarked.clear();
        down = Optional.empty();
        return unsettled;
    }

    /** Empty, from then on, where the store failed: it is not asked again for the rest of the batch. */
    private <T> Optional<T> ask(Callable<T> question) {
        try {
            return Optional.of(question.call());
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            down = Optional.of("the deduplication store failed: " + Sentences.of(e));
            return Optional.empty();
        }
    }

    private static TopicPartition partition(RecordAddress at) {
        return new TopicPartition(at.topic(), at.partition());
    }
}
