package dev.hapax.runner;

import dev.hapax.Delivery;
import dev.hapax.StartException;
import dev.hapax.failure.FailurePolicy;
import dev.hapax.handler.Handler;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks whether dead-letter topics can take what is meant for them, before anything is polled. */
final class DeadLetterChecks {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterChecks.class);

    private final FailurePolicy policy;
    private final KafkaChecks kafka;

    DeadLetterChecks(FailurePolicy policy, KafkaChecks kafka) {
        this.policy = policy;
        this.kafka = kafka;
    }

    /** The dead-letter topic of each topic that a handler reads; none under at-most-once, which loses what fails. */
    static Map<String, String> topics(FailurePolicy policy, Handler<?, ?> handler) {
        Map<String, String> topics = new LinkedHashMap<>();
        if (handler.guarantee() != Delivery.AT_MOST_ONCE) {
            handler.topics().forEach(topic -> policy.deadLetterTopic(topic).ifPresent(dlt -> topics.put(topic, dlt)));
        }
        return topics;
    }

    void check(Iterable<Handler<?, ?>> handlers) {
        Map<String, String> topics = new HashMap<>();
        handlers.forEach(handler -> topics.putAll(topics(policy, handler)));
        if (topics.isEmpty()) {
            return;
        }
        TreeSet<String> all = new TreeSet<>(topics.keySet());
        all.addAll(topics.values());
        Map<String, TopicDescription> described = kafka.described(all);
        topics.forEach((topic, deadLetters) -> {
            if (!described.containsKey(deadLetters)) {
                throw new StartException(
                        "Kafka at %s has no topic %s, where records of %s go that cannot be handled: create it first"
                                .formatted(kafka.bootstrap(), deadLetters, topic));
            }
        });
        Map<ConfigResource, Config> configs = kafka.configs(all);
        topics.forEach((topic, deadLetters) -> {
            warnOfReplication(topic, deadLetters, described);
            warnOfSize(topic, deadLetters, configs);
            warnOfCompaction(deadLetters, configs);
        });
    }

    private static void warnOfReplication(String topic, String deadLetters, Map<String, TopicDescription> described) {
        int has = replication(described.get(deadLetters));
        int wants = replication(described.get(topic));
        if (has < wants) {
            LOG.warn(
                    "the dead-letter topic {} has {} replicas and {} has {}: a broker that is lost takes dead letters with it",
                    deadLetters,
                    has,
                    topic,
                    wants);
        }
    }

    private static int replication(@Nullable TopicDescription topic) {
        return topic == null
                ? 0
                : topic.partitions().stream()
                        .mapToInt(partition -> partition.replicas().size())
                        .min()
                        .orElse(0);
    }

    /** Dead letters are larger than their records, by the headers. */
    private static void warnOfSize(String topic, String deadLetters, Map<ConfigResource, Config> configs) {
        long has = setting(configs, deadLetters, TopicConfig.MAX_MESSAGE_BYTES_CONFIG)
                .map(Long::parseLong)
                .orElse(Long.MAX_VALUE);
        long wants = setting(configs, topic, TopicConfig.MAX_MESSAGE_BYTES_CONFIG)
                .map(Long::parseLong)
                .orElse(0L);
        if (has < wants) {
            LOG.warn(
                    "the dead-letter topic {} has max.message.bytes={} and {} has {}: a larger record that fails holds up its partition",
                    deadLetters,
                    has,
                    topic,
                    wants);
        }
    }

    private static void warnOfCompaction(String deadLetters, Map<ConfigResource, Config> configs) {
        if (setting(configs, deadLetters, TopicConfig.CLEANUP_POLICY_CONFIG)
                .orElse("")
                .contains(TopicConfig.CLEANUP_POLICY_COMPACT)) {
            LOG.warn(
                    "the dead-letter topic {} is compacted: it keeps one dead letter a key, and refuses records without a key,"
                            + " which hold up their partition",
                    deadLetters);
        }
    }

    private static Optional<String> setting(Map<ConfigResource, Config> configs, String topic, String key) {
        return Optional.ofNullable(configs.get(new ConfigResource(ConfigResource.Type.TOPIC, topic)))
                .map(config -> config.get(key))
                .map(ConfigEntry::value);
    }
}
