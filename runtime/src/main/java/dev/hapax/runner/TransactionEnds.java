package dev.hapax.runner;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.AbortTransactionSpec;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeProducersResult;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.common.internals.Topic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the brokers have ended the transactions of one {@code transactional.id}. A coordinator that finds a partition without a
 * leader takes it for deleted and ends the transaction without a marker there (KAFKA-20734, in brokers 4.3 and 4.4): for the
 * partition it stays open, and the next commit of the same producer makes its messages readable too. So the partitions are asked
 * after an abort, and a marker that is missing is written.
 *
 * <p>Exceptions that are refused alike are caught one by one: what they have in common is another class in kafka-clients 3.9 than
 * in 4, and a class that catches them at once cannot be loaded with the other one.
 */
final class TransactionEnds {
    private static final Logger LOG = LoggerFactory.getLogger(TransactionEnds.class);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Set<TransactionState> RUNNING = Set.of(
            TransactionState.ONGOING,
            TransactionState.PREPARE_ABORT,
            TransactionState.PREPARE_COMMIT,
            TransactionState.PREPARE_EPOCH_FENCE);
    private static final Set<TransactionState> COMMITTED =
            Set.of(TransactionState.PREPARE_COMMIT, TransactionState.COMPLETE_COMMIT);

    private final Admin admin;
    private final String id;
    private final Duration patience;
    /** What could not be asked and was told: once is enough. */
    private final Set<String> told = new HashSet<>();

    TransactionEnds(Admin admin, String id, Duration patience) {
        this.admin = admin;
        this.id = id;
        this.patience = patience;
    }

    /** What the coordinator has decided about the last transaction, before a new producer makes it abort what is open. */
    record Last(boolean committed, Set<TopicPartition> partitions) {}

    /**
     * The last transaction of the id; none where there never was one.
     *
     * @throws KafkaException if the coordinator does not answer
     */
    Optional<Last> last() {
        return described().map(found -> new Last(COMMITTED.contains(found.state()), found.topicPartitions()));
    }

    /**
     * Where the offsets of a group are kept.
     *
     * @throws KafkaException if no broker answers
     */
    Optional<TopicPartition> offsetsOf(String group) {
        String topic = Topic.GROUP_METADATA_TOPIC_NAME;
        try {
            return answer(admin.describeTopics(Set.of(topic)).allTopicNames()).values().stream()
                    .map(found -> found.partitions().size())
                    .map(count -> new TopicPartition(topic, coordinatorOf(group) % count))
                    .findAny();
        } catch (UnknownTopicOrPartitionException e) {
            return untold("DESCRIBE and READ on the topic " + topic, e);
        } catch (AuthorizationException e) {
            return untold("DESCRIBE and READ on the topic " + topic, e);
        }
    }

    /** As brokers find a group's partition: the least number, which has no absolute value, counts as zero. */
    private static int coordinatorOf(String group) {
        int hash = group.hashCode();
        return hash == Integer.MIN_VALUE ? 0 : Math.abs(hash);
    }

    /**
     * Waits until the transaction has ended, and sees to it that no partition keeps an aborted one open. One that was
     * committed, and whose marker is missing, is left to the next commit: an abort would lose its messages.
     *
     * @throws KafkaException if that cannot be brought about: nothing may then be committed under the id
     */
    void completeAbort(WrittenPartitions written) {
        if (written.aborted().isEmpty()) {
            return;
        }
        long deadline = System.nanoTime() + patience.toNanos();
        Optional<Long> producer = awaitEnd(deadline);
        while (producer.isPresent()) {
            Map<TopicPartition, ProducerState> open = open(written.aborted(), producer.get());
            leaveCommitted(open, written);
            if (open.isEmpty()) {
                return;
            }
            open.forEach(this::abort);
            pauseUntil(deadline);
        }
    }

    private void leaveCommitted(Map<TopicPartition, ProducerState> open, WrittenPartitions written) {
        Set<TopicPartition> committed = new HashSet<>();
        open.forEach((partition, state) -> {
            if (written.isCommitted(partition, start(state))) {
                committed.add(partition);
            }
        });
        if (!committed.isEmpty()) {
            LOG.atWarn()
                    .addKeyValue("transactional.id", id)
                    .log(
                            "the brokers have ended a committed transaction without its marker in {}: what was sent there can be read after the next commit",
                            committed);
            open.keySet().removeAll(committed);
            // The offsets that went with it are as open as its messages.
            open.keySet().removeIf(partition -> partition.topic().equals(Topic.GROUP_METADATA_TOPIC_NAME));
        }
    }

    private static long start(ProducerState state) {
        return state.currentTransactionStartOffset().orElse(0);
    }

    private Optional<Long> awaitEnd(long deadline) {
        while (true) {
            Optional<TransactionDescription> found = described();
            if (found.isEmpty() || !RUNNING.contains(found.get().state())) {
                return found.map(TransactionDescription::producerId);
            }
            pauseUntil(deadline);
        }
    }

    private Optional<TransactionDescription> described() {
        try {
            return Optional.of(answer(admin.describeTransactions(Set.of(id)).description(id)));
        } catch (TransactionalIdNotFoundException e) {
            return Optional.empty();
        } catch (AuthorizationException e) {
            return untold("DESCRIBE on the transactional.id", e);
        } catch (UnsupportedVersionException e) {
            return untold("DESCRIBE on the transactional.id", e);
        }
    }

    /** Where a producer has a transaction open. */
    private Map<TopicPartition, ProducerState> open(Set<TopicPartition> partitions, long producer) {
        Map<TopicPartition, ProducerState> open = new HashMap<>();
        DescribeProducersResult producers = admin.describeProducers(partitions);
        for (TopicPartition partition : partitions) {
            try {
                answer(producers.partitionResult(partition)).activeProducers().stream()
                        .filter(state -> state.producerId() == producer)
                        .filter(state -> state.currentTransactionStartOffset().isPresent())
                        .forEach(state -> open.put(partition, state));
            } catch (UnknownTopicOrPartitionException e) {
                LOG.atDebug().log("{} is gone, and what was sent to it", partition);
            } catch (AuthorizationException e) {
                tell("READ on the topic " + partition.topic(), e);
            } catch (UnsupportedVersionException e) {
                tell("READ on the topic " + partition.topic(), e);
            }
        }
        return open;
    }

    private void abort(TopicPartition partition, ProducerState state) {
        long offset = start(state);
        AbortTransactionSpec marker = new AbortTransactionSpec(
                partition,
                state.producerId(),
                (short) state.producerEpoch(),
                // Before a first marker the partition knows no epoch, and takes any.
                Math.max(0, state.coordinatorEpoch().orElse(0)));
        try {
            answer(admin.abortTransaction(marker).all());
            LOG.atWarn()
                    .addKeyValue("transactional.id", id)
                    .addKeyValue("topic", partition.topic())
                    .addKeyValue("partition", partition.partition())
                    .addKeyValue("offset", offset)
                    .log("the brokers had ended a transaction without its marker: the marker was written");
        } catch (AuthorizationException e) {
            throw new KafkaException(
                    "the brokers have aborted a transaction of %s, but not in partition %d of %s, where it is open since offset %d: with the next commit its messages would be readable too. Allow ALTER on the cluster, or end it with kafka-transactions.sh abort --topic %3$s --partition %2$d --start-offset %4$d"
                            .formatted(id, partition.partition(), partition.topic(), offset));
        }
    }

    private <T> Optional<T> untold(String need, KafkaException e) {
        tell(need, e);
        return Optional.empty();
    }

    private void tell(String need, KafkaException e) {
        if (told.add(need)) {
            LOG.atWarn()
                    .addKeyValue("transactional.id", id)
                    .log(
                            "whether brokers leave an aborted transaction open cannot be seen, its messages could become readable: allow {} ({})",
                            need,
                            Sentences.of(e));
        }
    }

    private <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException refused ? refused : new KafkaException(e.getCause());
        } catch (java.util.concurrent.TimeoutException e) {
            throw new TimeoutException("Kafka did not say within %d ms how transactions of %s have ended"
                    .formatted(patience.toMillis(), id));
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private void pauseUntil(long deadline) {
        if (System.nanoTime() - deadline > 0) {
            throw new TimeoutException(
                    "Kafka did not end a transaction of %s within %d ms".formatted(id, patience.toMillis()));
        }
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
