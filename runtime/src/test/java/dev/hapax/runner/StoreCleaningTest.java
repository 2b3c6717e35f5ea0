package dev.hapax.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hapax.dedup.Claim;
import dev.hapax.dedup.ClaimKey;
import dev.hapax.dedup.DedupStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // it runs by itself
final class StoreCleaningTest {
    /** A store with so many old keys. */
    private static final class Old implements DedupStore {
        private final AtomicInteger left;
        private final AtomicInteger calls = new AtomicInteger();

        Old(int left) {
            this.left = new AtomicInteger(left);
        }

        @Override
        public int forget(int atMost) {
            int call = calls.incrementAndGet();
            if (call == 1) {
                throw new IllegalStateException("down");
            }
            int forgotten = Math.min(atMost, left.get());
            left.addAndGet(-forgotten);
            return forgotten;
        }

        @Override
        public Optional<String> problem(boolean create) {
            return Optional.empty();
        }

        @Override
        public Duration lease() {
            return Duration.ofMinutes(1);
        }

        @Override
        public Optional<Duration> retention() {
            return Optional.empty();
        }

        @Override
        public List<Claim> claim(List<ClaimKey> keys, String owner) {
            return List.of();
        }

        @Override
        public List<Claim.Granted> done(List<Claim.Granted> claims) {
            return List.of();
        }

        @Override
        public void release(List<Claim.Granted> claims) {}
    }

    @Test
    void goesOnUntilNothingIsLeftHoweverItBegan() {
        Old store = new Old(3500);
        try (StoreCleaning cleaning = StoreCleaning.start(store, Duration.ofMillis(10))) {
            await().atMost(Duration.ofSeconds(10)).until(() -> store.left.get() == 0);
        }
        assertThat(store.calls.get()).isGreaterThanOrEqualTo(5);
    }

    @Test
    void endsWhenItIsClosed() throws Exception {
        Old store = new Old(Integer.MAX_VALUE);
        StoreCleaning cleaning = StoreCleaning.start(store, Duration.ofMillis(10));
        await().atMost(Duration.ofSeconds(10)).until(() -> store.calls.get() > 2);
        cleaning.close();
        Thread.sleep(100);
        int calls = store.calls.get();
        Thread.sleep(200);
        assertThat(store.calls.get()).isEqualTo(calls);
    }
}
