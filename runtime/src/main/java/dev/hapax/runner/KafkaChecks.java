package dev.hapax.runner;

import dev.hapax.StartException;
import dev.hapax.handler.Handler;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsResult;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the brokers, before anything is polled. */
final class KafkaChecks {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaChecks.class);

    private final Admin admin;
    private final String bootstrap;
    private final Duration patience;

    KafkaChecks(Admin admin, String bootstrap, Duration patience) {
        this.admin = admin;
        this.bootstrap = bootstrap;
        this.patience = patience;
    }

    void check(List<Handler<?, ?>> handlers) {
        answer(admin.describeCluster().clusterId());
        Set<String> missing = new TreeSet<>();
        for (Handler<?, ?> handler : handlers) {
            DescribeTopicsResult described = admin.describeTopics(handler.topics());
            described.topicNameValues().forEach((topic, future) -> {
                if (!exists(future)) {
                    missing.add(topic + " (read by " + handler.name() + ")");
                }
            });
        }
        if (!missing.isEmpty()) {
            throw new StartException(
                    "Kafka at %s has no topic %s: create it first".formatted(bootstrap, String.join(", ", missing)));
        }
    }

    /** The ids of topics. */
    Map<String, String> topicIds(Set<String> topics) throws Exception {
        Map<String, TopicDescription> described =
                admin.describeTopics(topics).allTopicNames().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        return described.values().stream()
                .collect(Collectors.toMap(
                        TopicDescription::name, topic -> topic.topicId().toString()));
    }

    private boolean exists(KafkaFuture<TopicDescription> future) {
        try {
            future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw unreachable(e);
        } catch (TimeoutException e) {
            throw unreachable(e);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private void answer(KafkaFuture<?> future) {
        try {
            future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw unreachable(e);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private StartException unreachable(Exception e) {
        LOG.atDebug().setCause(e).log("Kafka at {} could not be asked", bootstrap);
        String why = e instanceof TimeoutException ? "" : " (" + Sentences.of(e) + ")";
        return new StartException("Kafka at %s does not answer within %d ms%s: start it, or correct the address"
                .formatted(bootstrap, patience.toMillis(), why));
    }

    private static StartException interrupted() {
        Thread.currentThread().interrupt();
        return new StartException("starting was interrupted");
    }
}
