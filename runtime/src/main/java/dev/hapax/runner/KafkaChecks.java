package dev.hapax.runner;

import dev.hapax.StartException;
import dev.hapax.handler.Handler;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
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
        try {
            answer(admin.describeCluster().clusterId());
        } catch (ExecutionException e) {
            throw unreachable(e);
        }
        Set<String> missing = new TreeSet<>();
        for (Handler<?, ?> handler : handlers) {
            Set<String> found = described(handler.topics()).keySet();
            handler.topics().stream()
                    .filter(topic -> !found.contains(topic))
                    .forEach(topic -> missing.add(topic + " (read by " + handler.name() + ")"));
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

    /** The ids of those of the topics that exist. */
    Map<String, String> idsOfExisting(Collection<String> topics) {
        Map<String, String> ids = new HashMap<>();
        described(topics).forEach((name, topic) -> ids.put(name, topic.topicId().toString()));
        return ids;
    }

    String bootstrap() {
        return bootstrap;
    }

    /** Those of the topics that exist. */
    Map<String, TopicDescription> described(Collection<String> topics) {
        Map<String, TopicDescription> found = new HashMap<>();
        admin.describeTopics(topics)
                .topicNameValues()
                .forEach((topic, future) -> existing(future).ifPresent(described -> found.put(topic, described)));
        return found;
    }

    /** The settings of topics; none of those that this client may not see. */
    Map<ConfigResource, Config> configs(Collection<String> topics) {
        List<ConfigResource> resources = topics.stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                .toList();
        Map<ConfigResource, Config> found = new HashMap<>();
        admin.describeConfigs(resources).values().forEach((resource, future) -> {
            try {
                found.put(resource, future.get(patience.toMillis(), TimeUnit.MILLISECONDS));
            } catch (ExecutionException | TimeoutException e) {
                LOG.atDebug().setCause(e).log("the settings of {} cannot be read", resource.name());
            } catch (InterruptedException e) {
                throw interrupted();
            }
        });
        return found;
    }

    private Optional<TopicDescription> existing(KafkaFuture<TopicDescription> future) {
        try {
            return Optional.of(answer(future));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw unreachable(e);
        }
    }

    /** What the brokers answer, if they do so in time; what they refuse is for those who ask. */
    <T> T answer(KafkaFuture<T> future) throws ExecutionException {
        try {
            return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
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
