package dev.hapax.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hapax.listener.HandlerListener;
import dev.hapax.listener.RecordAddress;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

/** What at-most-once makes of a commit that did not succeed: never a second try, never a message handled uncommitted. */
final class CommitAheadTest implements HandlerListener {
    private static final TopicPartition PARTITION = new TopicPartition("clicks", 0);
    private static final Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> RECORDS = Map.of(
            PARTITION,
            List.of(
                    new ConsumerRecord<>("clicks", 0, 7, null, new byte[0]),
                    new ConsumerRecord<>("clicks", 0, 9, null, new byte[0])));

    private final List<Long> lost = new ArrayList<>();
    private final List<Long> committed = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();

    @Override
    public void lost(RecordAddress at) {
        lost.add(at.offset());
    }

    @Override
    public void committed(RecordAddress next) {
        committed.add(next.offset());
    }

    /** Whether the batch may be handled. */
    private boolean commit(Optional<KafkaException> thrown, Duration sincePoll) {
        Consumer<?, ?> consumer = (Consumer<?, ?>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Consumer.class}, (self, method, arguments) -> {
                    asked.add(method.getName());
                    if (method.getName().equals("commitSync") && thrown.isPresent()) {
                        throw thrown.get();
                    }
                    return method.getName().equals("assignment") ? Set.of(PARTITION) : null;
                });
        return new CommitAhead("clicks", consumer, this, Duration.ofMinutes(5))
                .commit(RECORDS, System.nanoTime() - sincePoll.toNanos());
    }

    @Test
    void whatIsCommittedIsHandled() {
        assertThat(commit(Optional.empty(), Duration.ZERO)).isTrue();
        assertThat(committed).containsExactly(10L);
        assertThat(lost).isEmpty();
    }

    @Test
    void aCommitOfUnknownOutcomeDropsTheBatch() {
        assertThat(commit(Optional.of(new TimeoutException("no answer")), Duration.ZERO))
                .isFalse();
        assertThat(lost).containsExactly(7L, 9L);
        assertThat(asked).as("never tried again, never gone back").containsExactly("commitSync");
    }

    @Test
    void aCommitThatTheGroupRefusedIsReadAgain() {
        assertThat(commit(Optional.of(new RebalanceInProgressException()), Duration.ZERO))
                .isFalse();
        assertThat(lost).isEmpty();
        assertThat(asked).containsExactly("commitSync", "assignment", "seek");
    }

    @Test
    void aCommitThatCameAfterTheEndOfThePollIntervalDropsTheBatch() {
        assertThat(commit(Optional.empty(), Duration.ofMinutes(6))).isFalse();
        assertThat(lost).containsExactly(7L, 9L);
        assertThat(committed).isEmpty();
    }
}
