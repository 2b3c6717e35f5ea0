package dev.hapax.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hapax.runner.TransactionBody.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** Partitions share a transaction as long as that goes well; what one of them runs into is its own. */
final class TransactionalWorkTest implements TransactionBody {
    private static final Duration DELAY = Duration.ofMillis(500);
    private static final TopicPartition A = new TopicPartition("orders", 0);
    private static final TopicPartition B = new TopicPartition("orders", 1);
    private static final TopicPartition C = new TopicPartition("payments", 0);

    private final TransactionalWork work = TransactionalWork.together(this);
    /** What each transaction was asked to do, as {@code a10 a11 b20}. */
    private final List<String> transactions = new ArrayList<>();

    private Function<List<ConsumerRecord<byte[], byte[]>>, Outcome> answer =
            records -> new Outcome.Committed(records.size());

    @Override
    public Outcome run(List<ConsumerRecord<byte[], byte[]>> records, Batch batch) {
        transactions.add(String.join(
                " ", records.stream().map(TransactionalWorkTest::name).toList()));
        return answer.apply(records);
    }

    @Override
    public void close() {}

    private static String name(ConsumerRecord<?, ?> record) {
        return Map.of(A, "a", B, "b", C, "c").get(partition(record)) + record.offset();
    }

    private static TopicPartition partition(ConsumerRecord<?, ?> record) {
        return new TopicPartition(record.topic(), record.partition());
    }

    private static boolean has(List<ConsumerRecord<byte[], byte[]>> records, String name) {
        return records.stream().anyMatch(record -> name(record).equals(name));
    }

    /** Two records of each of three partitions. */
    private static Batch batch(TopicPartition... failing) {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records = new LinkedHashMap<>();
        long offset = 10;
        for (TopicPartition partition : List.of(A, B, C)) {
            records.put(
                    partition,
                    LongStream.of(offset, offset + 1)
                            .mapToObj(o -> new ConsumerRecord<byte[], byte[]>(
                                    partition.topic(), partition.partition(), o, null, new byte[0]))
                            .toList());
            offset += 10;
        }
        return new Batch(
                records,
                new ConsumerGroupMetadata("shop"),
                Map.of(A, new Batch.Tenure(), B, new Batch.Tenure(), C, new Batch.Tenure()),
                Set.of(failing),
                Map.of(),
                new Ticket());
    }

    private static PartitionResult finished(long next) {
        return new PartitionResult.Finished(next);
    }

    @Test
    void whatGoesWellIsOneTransaction() {
        assertThat(work.run(batch())).isEqualTo(Map.of(A, finished(12), B, finished(22), C, finished(32)));
        assertThat(transactions).containsExactly("a10 a11 b20 b21 c30 c31");
    }

    @Test
    void aRecordThatFailsIsFoundOnItsPartitionAlone() {
        IllegalStateException bad = new IllegalStateException("bad");
        answer = records -> {
            for (int i = 0; i < records.size(); i++) {
                if (name(records.get(i)).equals("b21")) {
                    return new Outcome.Failed(i, bad);
                }
            }
            return new Outcome.Committed(records.size());
        };
        assertThat(work.run(batch()))
                .isEqualTo(Map.of(A, finished(12), B, new PartitionResult.Failed(21, bad), C, finished(32)));
        assertThat(transactions)
                .containsExactly("a10 a11 b20 b21 c30 c31", "a10 a11", "b20 b21", "b20", "b21", "c30 c31");
    }

    @Test
    void aPartitionThatWasTakenDoesNotHoldUpTheOthers() {
        answer = records ->
                has(records, "b20") ? new Outcome.Reread(DELAY, "taken", true) : new Outcome.Committed(records.size());
        assertThat(work.run(batch()))
                .isEqualTo(
                        Map.of(A, finished(12), B, new PartitionResult.Reread(DELAY, "taken", true), C, finished(32)));
        assertThat(transactions).containsExactly("a10 a11 b20 b21 c30 c31", "a10 a11", "b20 b21", "c30 c31");
    }

    /** Not even those of which nothing was to be done may go on from memory. */
    @Test
    void anUnknownEndIsReadAgainForAllThatSharedIt() {
        answer = records -> new Outcome.Reread(DELAY, "the reply is lost", false);
        PartitionResult read = new PartitionResult.Reread(DELAY, "the reply is lost", false);
        assertThat(work.run(batch())).isEqualTo(Map.of(A, read, B, read, C, read));
        assertThat(transactions).hasSize(1);
    }

    @Test
    void aDatabaseThatFailsIsAskedAgainLaterAndThenByEachForItself() {
        answer = records -> new Outcome.Later(DELAY, "a deadlock");
        assertThat(work.run(batch()))
                .isEqualTo(Map.of(
                        A, new PartitionResult.Later(10, DELAY, "a deadlock"),
                        B, new PartitionResult.Later(20, DELAY, "a deadlock"),
                        C, new PartitionResult.Later(30, DELAY, "a deadlock")));
        answer = records -> new Outcome.Committed(records.size());
        work.run(batch());
        work.run(batch());
        assertThat(transactions)
                .containsExactly("a10 a11 b20 b21 c30 c31", "a10 a11", "b20 b21", "c30 c31", "a10 a11 b20 b21 c30 c31");
    }

    @Test
    void whatTimeCutsOffIsHandledByPartition() {
        answer = records -> new Outcome.Committed(Math.min(3, records.size()));
        assertThat(work.run(batch())).isEqualTo(Map.of(A, finished(12), B, finished(22), C, finished(32)));
        assertThat(transactions).containsExactly("a10 a11 b20 b21 c30 c31", "b21", "c30 c31");
    }

    @Test
    void aBatchThatIsCutEndsWithWhatWasCommitted() {
        Batch batch = batch();
        answer = records -> {
            batch.ticket().cut();
            return new Outcome.Committed(3);
        };
        assertThat(work.run(batch)).isEqualTo(Map.of(A, finished(12), B, finished(21), C, finished(30)));
        assertThat(transactions).hasSize(1);
    }

    @Test
    void aPartitionWhoseRecordHasFailedBeforeIsByItself() {
        work.run(batch(A));
        assertThat(transactions).containsExactly("b20 b21 c30 c31", "a10", "a11");
    }
}
