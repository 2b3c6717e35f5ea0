package dev.hapax.runner;

import dev.hapax.dedup.Claim;
import dev.hapax.dedup.ClaimKey;
import dev.hapax.dedup.DedupStore;
import java.time.Duration;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims a message before it is handled and marks it afterwards. Where the process dies between the effect and the mark,
 * the effect happens again.
 */
final class LeasedStep<K, V> implements RecordStep<K, V> {
    private static final Logger LOG = LoggerFactory.getLogger(LeasedStep.class);
    private static final Duration STORE_DOWN = Duration.ofSeconds(1);
    private static final Duration LONGEST_LOOK = Duration.ofMillis(500);

    private final RecordStep<K, V> inner;
    private final KeyReader<K, V> keys;
    private final DedupStore store;
    private final String owner;

    LeasedStep(RecordStep<K, V> inner, KeyReader<K, V> keys, DedupStore store, String owner) {
        this.inner = inner;
        this.keys = keys;
        this.store = store;
        this.owner = owner;
    }

    @Override
    public Result handle(Message<K, V> message) throws Exception {
        ClaimKey key = keys.read(message);
        Claim claim;
        try {
            claim = store.claim(key, owner);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            return storeDown(e);
        }
        if (claim instanceof Claim.Granted granted) {
            return handleClaimed(message, granted);
        }
        if (claim instanceof Claim.Held held) {
            Duration look = held.left().compareTo(LONGEST_LOOK) < 0 ? held.left() : LONGEST_LOOK;
            return new Result.Later(look, "another worker is handling the key \"" + key.key() + "\"");
        }
        if (claim instanceof Claim.OtherPayload) {
            throw new KeyReusedException(message.at(), key);
        }
        return new Result.Duplicate();
    }

    private Result handleClaimed(Message<K, V> message, Claim.Granted claim) throws Exception {
        try {
            Result result = inner.handle(message);
            SendFailure unsent = inner.settle()
                    .get(new TopicPartition(message.at().topic(), message.at().partition()));
            if (unsent != null) {
                throw unsent.cause();
            }
            return mark(message, claim, result);
        } catch (Throwable e) {
            release(message, claim);
            throw e;
        }
    }

    private Result mark(Message<K, V> message, Claim.Granted claim, Result result) throws InterruptedException {
        try {
            if (!store.done(claim)) {
                LogLine.at(LOG.atWarn(), message.at()).log(
                        "took longer than the lease of its key, which another worker then claimed: its effect can have"
                                + " happened twice");
            }
            return result;
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            return storeDown(e);
        }
    }

    private void release(Message<K, V> message, Claim.Granted claim) {
        try {
            store.release(claim);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LogLine.at(LOG.atWarn(), message.at())
                    .setCause(e)
                    .log("its claim could not be released and ends with its lease");
        }
    }

    private static Result storeDown(Exception e) {
        return new Result.Later(STORE_DOWN, "the deduplication store failed: " + Sentences.of(e));
    }
}
