package dev.hapax.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

final class WrittenPartitionsTest {
    private static final TopicPartition ONE = new TopicPartition("out", 1);
    private static final TopicPartition TWO = new TopicPartition("out", 2);

    private final WrittenPartitions written = new WrittenPartitions();

    private void sent(TopicPartition partition, long offset) {
        written.sent(new RecordMetadata(partition, offset, 0, 0, 0, 0));
    }

    @Test
    void whatWasAbortedIsKnownUntilItHasEnded() {
        sent(ONE, 5);
        written.abort();
        written.aborted(Set.of(TWO));
        assertThat(written.aborted()).containsExactlyInAnyOrder(ONE, TWO);
        written.ended();
        assertThat(written.aborted()).isEmpty();
        assertThat(written.isCommitted(ONE, 5)).isFalse();
    }

    @Test
    void aCommittedTransactionIsNotTakenForTheOneThatCouldNotBeSentAfterIt() {
        sent(ONE, 5);
        sent(ONE, 7);
        written.commit();
        sent(ONE, -1);
        written.abort();
        assertThat(written.aborted()).containsExactly(ONE);
        assertThat(written.isCommitted(ONE, 5)).isTrue();
        assertThat(written.isCommitted(ONE, 7)).isTrue();
        // Behind its last message there is at least its marker.
        assertThat(written.isCommitted(ONE, 8)).isFalse();
        assertThat(written.isCommitted(TWO, 0)).isFalse();
    }

    @Test
    void whatNeverHadAPartitionIsNowhere() {
        sent(new TopicPartition("out", RecordMetadata.UNKNOWN_PARTITION), -1);
        written.abort();
        assertThat(written.aborted()).isEmpty();
    }
}
