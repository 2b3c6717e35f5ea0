package dev.hapax.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hapax.HandlerStoppedException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

final class WorkerTest {
    private static final TopicPartition PARTITION = new TopicPartition("orders", 0);

    private static Batch batch(long offset) {
        return new Batch(
                Map.of(PARTITION, List.of(new ConsumerRecord<>("orders", 0, offset, null, new byte[0]))),
                new ConsumerGroupMetadata("shop"),
                Map.of(),
                Set.of(),
                Map.of(),
                new Ticket());
    }

    @Test
    void saysThatTheRunnerFailedAlsoWhereBatchesWaitBehindTheOneThatItFailedWith() {
        Worker worker = new Worker("Orders.on", new Work() {
            @Override
            public Map<TopicPartition, PartitionResult> run(Batch batch) {
                throw new IllegalStateException("no such state");
            }

            @Override
            public void close() {}
        });
        worker.submit(batch(0));
        worker.submit(batch(1));
        worker.submit(batch(2));
        assertThatThrownBy(() -> worker.await(Duration.ofSeconds(10)))
                .isInstanceOf(HandlerStoppedException.class)
                .hasMessage("the runner itself failed, which is a defect in it: IllegalStateException: no such state");
        assertThat(worker.batches()).isEmpty();
        worker.stop();
    }
}
