package dev.hapax.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

final class PartitionsTest {
    private static final TopicPartition A = new TopicPartition("topic", 0);
    private static final TopicPartition B = new TopicPartition("topic", 1);

    private final AtomicLong clock =
            new AtomicLong(Long.MAX_VALUE - 5_000_000); // about to overflow, as nanoTime may be
    private final Partitions partitions = new Partitions(clock::get);

    private void pass(long millis) {
        clock.addAndGet(millis * 1_000_000);
    }

    @Test
    void aPartitionIsReadOnlyOnceItIsPlacedAndPlacedOnlyAfterAPoll() {
        partitions.assigned(Set.of(A), true);
        assertThat(partitions.blocked()).containsExactly(A);
        assertThat(partitions.toPlace()).isEmpty();
        partitions.polled();
        assertThat(partitions.toPlace()).containsExactly(A);
        partitions.placed(A);
        assertThat(partitions.blocked()).isEmpty();
        assertThat(partitions.toPlace()).isEmpty();
    }

    @Test
    void aPausedPartitionThatWasTakenAwayIsNotResumed() {
        partitions.assigned(Set.of(A), false);
        partitions.assigned(Set.of(B), false);
        assertThat(partitions.freed(Set.of(A, B), Set.of(A))).containsExactly(B);
        partitions.removed(Set.of(B));
        assertThat(partitions.freed(Set.of(A, B), Set.of())).containsExactly(A);
    }

    @Test
    void aPartitionToBePlacedAgainNeedsANewPollAndItsDelay() {
        partitions.assigned(Set.of(A), true);
        partitions.polled();
        partitions.placed(A);
        partitions.mustBePlaced(A);
        partitions.waitFor(A, Duration.ofMillis(10), "later");
        pass(20);
        assertThat(partitions.toPlace()).as("no poll since").isEmpty();
        partitions.polled();
        assertThat(partitions.toPlace()).containsExactly(A);
    }

    @Test
    void waitingBlocksOnePartitionUntilItsTime() {
        partitions.assigned(Set.of(A, B), false);
        partitions.waitFor(A, Duration.ofMillis(50), "later");
        assertThat(partitions.blocked()).containsExactly(A);
        assertThat(partitions.untilNextReady(Duration.ofMillis(200))).isEqualTo(Duration.ofMillis(50));
        pass(50);
        assertThat(partitions.blocked()).isEmpty();
        assertThat(partitions.untilNextReady(Duration.ofMillis(200))).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void failuresAreCountedForOneRecord() {
        partitions.assigned(Set.of(A), false);
        assertThat(partitions.failed(A, 7)).isEqualTo(1);
        assertThat(partitions.failed(A, 7)).isEqualTo(2);
        assertThat(partitions.failures(A, 7)).isEqualTo(2);
        assertThat(partitions.failing()).containsExactly(A);
        partitions.progressed(A, 7);
        assertThat(partitions.failures(A, 7))
                .as("what comes before it was handled")
                .isEqualTo(2);
        partitions.progressed(A, 8);
        assertThat(partitions.failures(A, 7)).isZero();
        assertThat(partitions.failing()).isEmpty();
        assertThat(partitions.failed(A, 9)).isEqualTo(1);
    }

    @Test
    void aPartitionThatCameBackIsNotTheOneThatABatchWasPolledFrom() {
        partitions.assigned(Set.of(A, B), false);
        Batch batch = new Batch(
                Map.of(A, List.of(new ConsumerRecord<>("topic", 0, 0, new byte[0], new byte[0]))),
                new MockConsumer<byte[], byte[]>("earliest").groupMetadata(),
                partitions.tenures(Set.of(A)),
                Set.of(),
                Map.of(),
                new Ticket());
        assertThat(partitions.heldSince(batch, A)).isTrue();
        partitions.removed(Set.of(A));
        assertThat(partitions.heldSince(batch, A)).isFalse();
        partitions.assigned(Set.of(A), false);
        assertThat(partitions.heldSince(batch, A)).isFalse();
    }
}
