package dev.hapax.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hapax.handler.Handler;
import dev.hapax.listener.HandlerListener;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A batch has not ended while one of its lanes is still at work: what it tells later would be of a batch that is settled. */
final class KeyedWorkTest {
    private static final TopicPartition PARTITION = new TopicPartition("orders", 0);
    private static final Duration SOON = Duration.ofMillis(300);

    private final CountDownLatch begun = new CountDownLatch(2);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final Handler<String, String> handler = Handler.builder(
                    "Orders.on", new StringDeserializer(), new StringDeserializer())
            .topics(PARTITION.topic())
            .group("shop")
            .handle(message -> {});

    /** What it handles takes its time, whoever interrupts it. */
    private final RecordStep<String, String> stubborn = messages -> {
        begun.countDown();
        boolean interrupted = false;
        while (goOn.getCount() > 0) {
            try {
                goOn.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return new RecordStep.Result.Handled();
    };

    private final KeyedWork<String, String> work = new KeyedWork<>(
            "Orders.on",
            new RecordReader<>(handler),
            List.of(stubborn, stubborn),
            new DeadLetters(
                    "shop",
                    () -> {
                        throw new AssertionError("nothing fails");
                    },
                    SOON),
            HandlerListener.NONE,
            () -> {});

    private final Batch batch = new Batch(
            Map.of(PARTITION, List.of(record(0, "a"), record(1, "b"))),
            new ConsumerGroupMetadata("shop"),
            Map.of(PARTITION, new Batch.Tenure()),
            Set.of(),
            Map.of(),
            new Ticket());

    private static ConsumerRecord<byte[], byte[]> record(long offset, String key) {
        return new ConsumerRecord<>(
                PARTITION.topic(), PARTITION.partition(), offset, key.getBytes(StandardCharsets.UTF_8), new byte[0]);
    }

    /** How the batch ended, and whether its thread was still interrupted then. */
    private record End(Map<TopicPartition, PartitionResult> results, boolean interrupted) {}

    @AfterEach
    void letAllGo() {
        goOn.countDown();
        work.close();
    }

    @Test
    void anInterruptedBatchWaitsForItsLanes() throws Exception {
        CompletableFuture<End> end = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                Map<TopicPartition, PartitionResult> results = work.run(batch);
                end.complete(new End(results, Thread.currentThread().isInterrupted()));
            } catch (RuntimeException e) {
                end.completeExceptionally(e);
            }
        });
        thread.start();
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();

        thread.interrupt();
        work.close();

        thread.join(SOON.toMillis());
        assertThat(end).isNotDone();
        goOn.countDown();
        assertThat(end.get(30, TimeUnit.SECONDS))
                .isEqualTo(new End(Map.of(PARTITION, new PartitionResult.Finished(2)), true));
    }
}
