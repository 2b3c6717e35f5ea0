package dev.hapax.runner;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Handles records in transactions as large as possible. A transaction that fails is redone record by record up to the
 * culprit, so that one bad record holds up its own partition only, and is named.
 */
final class TransactionalWork implements Work {
    private final TransactionBody body;
    private final Sharing sharing;
    /** Whether what partitions shared did not go through, so that the next batch does without. */
    private boolean apart;

    /** What shares a transaction. */
    private enum Sharing {
        /** All of a batch, whatever comes. */
        ALWAYS,
        /** All of a batch at the first try, then each partition by itself. */
        FIRST,
        /** The records of one partition. */
        NEVER
    }

    private TransactionalWork(TransactionBody body, Sharing sharing) {
        this.body = body;
        this.sharing = sharing;
    }

    static TransactionalWork wholeBatch(TransactionBody body) {
        return new TransactionalWork(body, Sharing.ALWAYS);
    }

    /** Tries the partitions of a batch in one transaction. What one of them runs into is left to a transaction of its own. */
    static TransactionalWork together(TransactionBody body) {
        return new TransactionalWork(body, Sharing.FIRST);
    }

    static TransactionalWork byPartition(TransactionBody body) {
        return new TransactionalWork(body, Sharing.NEVER);
    }

    @Override
    public Map<TopicPartition, PartitionResult> run(Batch batch) {
        Map<TopicPartition, PartitionResult> results = new HashMap<>();
        if (sharing == Sharing.ALWAYS) {
            new Group(batch, flat(batch.records().values()), results).run();
            return results;
        }
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> left = new LinkedHashMap<>(batch.records());
        if (sharing == Sharing.FIRST && !apart) {
            share(batch, left, results);
        } else {
            apart = false;
        }
        left.values().forEach(records -> new Group(batch, records, results).run());
        return results;
    }

    /** Handles in one transaction what can share one, and leaves the rest. */
    private void share(
            Batch batch,
            Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> left,
            Map<TopicPartition, PartitionResult> results) {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> fit = new LinkedHashMap<>(left);
        fit.keySet().removeAll(batch.failing());
        if (fit.size() < 2) {
            return;
        }
        TransactionBody.Outcome outcome = body.run(flat(fit.values()), batch);
        if (outcome instanceof TransactionBody.Outcome.Committed committed) {
            int count = committed.count();
            for (Map.Entry<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> each : fit.entrySet()) {
                List<ConsumerRecord<byte[], byte[]>> records = each.getValue();
                int handled = Math.min(count, records.size());
                count -= handled;
                if (handled == records.size()) {
                    left.remove(each.getKey());
                    results.put(each.getKey(), new PartitionResult.Finished(batch.end(each.getKey())));
                } else {
                    left.put(each.getKey(), records.subList(handled, records.size()));
                }
            }
        } else if (outcome instanceof TransactionBody.Outcome.Later later) {
            apart = true;
            left.keySet().removeAll(fit.keySet());
            fit.keySet()
                    .forEach(
                            p -> results.put(p, new PartitionResult.Later(batch.start(p), later.delay(), later.why())));
        } else if (outcome instanceof TransactionBody.Outcome.Reread reread && !reread.fenced()) {
            left.keySet().removeAll(fit.keySet());
            fit.keySet().forEach(p -> results.put(p, new PartitionResult.Reread(reread.delay(), reread.why(), false)));
        }
        // Otherwise one partition's record or row is at fault: each goes on by itself, so that it is found.
    }

    @Override
    public void close() {
        body.close();
    }

    private static List<ConsumerRecord<byte[], byte[]>> flat(
            Collection<List<ConsumerRecord<byte[], byte[]>>> partitions) {
        return partitions.stream().flatMap(List::stream).toList();
    }

    /** The records that may share a transaction, on their way. */
    private final class Group {
        private final Batch batch;
        private final Map<TopicPartition, PartitionResult> results;
        private final Map<TopicPartition, Long> next = new HashMap<>();
        private List<ConsumerRecord<byte[], byte[]>> left;
        /** How many of the next records each get a transaction of their own. */
        private int singles;

        Group(Batch batch, List<ConsumerRecord<byte[], byte[]>> records, Map<TopicPartition, PartitionResult> results) {
            this.batch = batch;
            this.results = results;
            this.left = new ArrayList<>(records);
            for (int i = 0; i < records.size(); i++) {
                ConsumerRecord<byte[], byte[]> record = records.get(i);
                if (i == 0 || !Batch.isOfSamePartition(records.get(i - 1), record)) {
                    next.putIfAbsent(Batch.partition(record), record.offset());
                }
            }
            this.singles = throughFirstOf(batch.failing());
        }

        void run() {
            while (!left.isEmpty() && !batch.ticket().isCut()) {
                boolean single = singles > 0 || batch.condemned(left.get(0)).isPresent();
                TransactionBody.Outcome outcome = body.run(single ? left.subList(0, 1) : left, batch);
                if (outcome instanceof TransactionBody.Outcome.Committed committed) {
                    committed(committed.count(), single);
                } else if (outcome instanceof TransactionBody.Outcome.Failed failed) {
                    failed(failed, single);
                } else if (outcome instanceof TransactionBody.Outcome.Undelivered undelivered) {
                    leave(
                            Batch.partition(left.get(0)),
                            offset -> new PartitionResult.Later(offset, undelivered.delay(), undelivered.why()));
                } else if (outcome instanceof TransactionBody.Outcome.Later later) {
                    end(p -> new PartitionResult.Later(offset(p), later.delay(), later.why()));
                } else if (outcome instanceof TransactionBody.Outcome.Reread reread) {
                    end(p -> new PartitionResult.Reread(reread.delay(), reread.why(), reread.fenced()));
                }
            }
            next.forEach((partition, offset) -> results.putIfAbsent(partition, new PartitionResult.Finished(offset)));
        }

        private void committed(int count, boolean single) {
            next.putAll(Batch.behind(left.subList(0, count)));
            left = left.subList(count, left.size());
            if (single) {
                singles = Math.max(0, singles - count);
            }
        }

        private void failed(TransactionBody.Outcome.Failed failed, boolean single) {
            if (!single && left.size() > 1) {
                singles = failed.index() + 1;
                return;
            }
            leave(
                    Batch.partition(left.get(failed.index())),
                    offset -> new PartitionResult.Failed(offset, failed.cause()));
        }

        /** Goes on without the rest of a partition. */
        private void leave(TopicPartition partition, LongFunction<PartitionResult> result) {
            results.put(partition, result.apply(offset(partition)));
            left = left.stream()
                    .filter(record -> !Batch.partition(record).equals(partition))
                    .toList();
            singles = throughFirstOf(batch.failing());
        }

        private void end(Function<TopicPartition, PartitionResult> result) {
            left.stream().map(Batch::partition).distinct().forEach(p -> results.put(p, result.apply(p)));
            left = List.of();
        }

        private long offset(TopicPartition partition) {
            return next.getOrDefault(partition, 0L);
        }

        /** Failing records stand first on their partitions; how many records it takes to get past the last of them. */
        private int throughFirstOf(Set<TopicPartition> partitions) {
            if (partitions.isEmpty()) {
                return 0;
            }
            Map<TopicPartition, Integer> firsts = new HashMap<>();
            for (int i = 0; i < left.size(); i++) {
                firsts.putIfAbsent(Batch.partition(left.get(i)), i);
            }
            return partitions.stream()
                    .filter(p -> next.containsKey(p) && offset(p) == startOf(p))
                    .mapToInt(p -> firsts.getOrDefault(p, -1) + 1)
                    .max()
                    .orElse(0);
        }

        private long startOf(TopicPartition partition) {
            return batch.start(partition);
        }
    }
}
