package dev.hapax.dedup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class MemoryDedupStoreTest {
    private static ClaimKey key(int i) {
        return new ClaimKey("group", "topic", "handler", "key-" + i, MessageKeys.digest(new byte[] {(byte) i}));
    }

    private static void handle(MemoryDedupStore store, int i) {
        store.done(List.of((Claim.Granted) store.claim(List.of(key(i)), "owner").get(0)));
    }

    @TestFactory
    Stream<DynamicTest> keepsTheContract() {
        return StoreContract.of(new MemoryDedupStore(10_000, Duration.ofSeconds(1)));
    }

    @Test
    void forgetsWhatWasHandledLongestAgo() {
        MemoryDedupStore store = new MemoryDedupStore(3);
        for (int i = 0; i < 5; i++) {
            handle(store, i);
        }
        assertThat(store.claim(List.of(key(0), key(1), key(2), key(3), key(4)), "other"))
                .extracting(claim -> claim.getClass().getSimpleName())
                .containsExactly("Granted", "Granted", "Done", "Done", "Done");
    }

    @Test
    void aClaimIsNotForgottenForThatThereAreMany() {
        MemoryDedupStore store = new MemoryDedupStore(1);
        store.claim(List.of(key(0), key(1), key(2)), "owner");
        handle(store, 3);
        handle(store, 4);
        assertThat(store.claim(List.of(key(0), key(1), key(2)), "other")).hasOnlyElementsOfType(Claim.Held.class);
    }

    @Test
    void saysThatItForgets() {
        assertThat(new MemoryDedupStore(1000).warnings())
                .singleElement()
                .asString()
                .contains("in memory", "1000 messages");
        assertThat(new MemoryDedupStore(1000).retention()).isEmpty();
    }

    @Test
    void refusesToRememberNothing() {
        assertThatThrownBy(() -> new MemoryDedupStore(0)).hasMessageContaining("at least 1 message, not 0");
        assertThatThrownBy(() -> new MemoryDedupStore(1, Duration.ZERO)).hasMessageContaining("at least 10 ms");
    }
}
