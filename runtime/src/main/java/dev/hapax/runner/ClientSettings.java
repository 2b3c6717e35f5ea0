package dev.hapax.runner;

import dev.hapax.Delivery;
import dev.hapax.StartException;
import dev.hapax.config.GuaranteeProfile;
import dev.hapax.handler.Handler;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The configuration of each Kafka client: what the generated code and the user say, held against the guarantee. */
final class ClientSettings {
    private static final Duration MISSING_TOPIC = Duration.ofSeconds(2);
    /** The default of {@code buffer.memory}, above which a record does not fit the producer. */
    private static final int LARGEST_DEAD_LETTER = 32 * 1024 * 1024;

    private final RunnerSettings settings;
    /** Tells the clients of one consumer from those of a handler's others; empty for its first. */
    private final String suffix;

    ClientSettings(RunnerSettings settings) {
        this(settings, "");
    }

    private ClientSettings(RunnerSettings settings, String suffix) {
        this.settings = settings;
        this.suffix = suffix;
        if (settings.properties().containsKey(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG)) {
            throw new StartException(
                    "bootstrap.servers is given twice: connect(\"%s\") says it already, leave the property out"
                            .formatted(settings.bootstrap()));
        }
    }

    /** The settings for a handler's n-th consumer, counted from 0. */
    ClientSettings ofConsumer(int number) {
        return number == 0 ? this : new ClientSettings(settings, "-" + number);
    }

    /** A handler's name, told from its other consumers' names. */
    String threadName(Handler<?, ?> handler) {
        return handler.name() + suffix;
    }

    Map<String, Object> consumer(Handler<?, ?> handler) {
        refuseOtherGroup(handler, handler.consumerConfig());
        refuseOtherGroup(handler, settings.properties());
        GuaranteeProfile profile = GuaranteeProfile.of(handler.guarantee());
        Map<String, Object> own = profile.consumer(handler.name(), handler.consumerConfig());
        own.putAll(known(ConsumerConfig.configNames()));
        Map<String, Object> merged = profile.consumer(handler.name(), own);
        merged.put(ConsumerConfig.GROUP_ID_CONFIG, handler.group());
        merged.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        merged.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return withCommon(merged, handler);
    }

    Map<String, Object> producer(Handler<?, ?> handler) {
        GuaranteeProfile profile = GuaranteeProfile.of(handler.guarantee());
        Map<String, Object> own = profile.producer(handler.name(), handler.producerConfig());
        own.putAll(known(ProducerConfig.configNames()));
        Map<String, Object> merged = profile.producer(handler.name(), own);
        merged.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        merged.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        return withCommon(merged, handler);
    }

    /** The producer for dead letters. */
    Map<String, Object> deadLetterProducer(Handler<?, ?> handler) {
        Map<String, Object> merged = sideProducer(handler, "hapax-dlt-");
        // A record that was as large as its topic allows gets headers besides: the brokers decide what is too large.
        merged.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_DEAD_LETTER);
        return merged;
    }

    /** The producer for what waits in the outbox. */
    Map<String, Object> outboxProducer(Handler<?, ?> handler) {
        Map<String, Object> merged = sideProducer(handler, "hapax-outbox-");
        // What expired could be overtaken by what was sent after it.
        merged.putIfAbsent(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        return merged;
    }

    /** As safe as at-least-once asks, whatever the handler's guarantee. */
    private Map<String, Object> sideProducer(Handler<?, ?> handler, String clientId) {
        GuaranteeProfile profile = GuaranteeProfile.of(Delivery.AT_LEAST_ONCE);
        Map<String, Object> merged = profile.producer(handler.name(), known(ProducerConfig.configNames()));
        merged.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        merged.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        // A topic that is missing must not hold up the handler's other partitions.
        merged.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, MISSING_TOPIC.toMillis());
        merged.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId + handler.group() + "-" + handler.name() + suffix);
        return withCommon(merged, handler);
    }

    Map<String, Object> transactionalProducer(Handler<?, ?> handler) {
        Map<String, Object> merged = producer(handler);
        merged.put(
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                String.join(
                        "-",
                        settings.transactionalIdPrefix(),
                        handler.group(),
                        handler.name(),
                        settings.instance().orElseThrow() + suffix));
        if (!DeadLetterChecks.topics(settings.failurePolicy(), handler).isEmpty()) {
            // It writes dead letters too.
            merged.putIfAbsent(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_DEAD_LETTER);
        }
        return merged;
    }

    Map<String, Object> admin() {
        Map<String, Object> merged = known(AdminClientConfig.configNames());
        merged.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrap());
        giveTimeToStart(merged);
        return merged;
    }

    /** Whoever lets the start wait for brokers is not stopped by a client that gives up earlier: that setting is for running. */
    private void giveTimeToStart(Map<String, Object> merged) {
        String key = CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG;
        int start = (int) Math.min(Integer.MAX_VALUE, settings.startTimeout().toMillis());
        Object given = merged.getOrDefault(
                key, AdminClientConfig.configDef().defaultValues().get(key));
        try {
            if (ConfigDef.parseType(key, given, ConfigDef.Type.INT) instanceof Integer millis && millis < start) {
                merged.put(key, start);
            }
        } catch (ConfigException e) {
            // The client itself says what is wrong with it.
        }
    }

    /** Checks the values themselves, with the client's own rules, before any client is made. */
    static void checkConsumer(Handler<?, ?> handler, Map<String, Object> merged) {
        try {
            ConsumerConfig.configDef().parse(merged);
        } catch (ConfigException e) {
            throw new StartException(handler.name() + " cannot be configured: " + e.getMessage());
        }
    }

    private Map<String, Object> withCommon(Map<String, Object> merged, Handler<?, ?> handler) {
        merged.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrap());
        merged.putIfAbsent(
                CommonClientConfigs.CLIENT_ID_CONFIG, "hapax-" + handler.group() + "-" + handler.name() + suffix);
        return merged;
    }

    private static void refuseOtherGroup(Handler<?, ?> handler, Map<String, Object> given) {
        Object group = given.get(ConsumerConfig.GROUP_ID_CONFIG);
        if (group != null && !group.equals(handler.group())) {
            throw new StartException("group.id=%s contradicts %s, which declares the group %s: leave the property out"
                    .formatted(group, handler.name(), handler.group()));
        }
    }

    /** A setting that no Kafka client knows is for an extension of one, and goes to all. */
    private Map<String, Object> known(Set<String> names) {
        Map<String, Object> chosen = new HashMap<>();
        settings.properties().forEach((key, value) -> {
            boolean anywhere = ConsumerConfig.configNames().contains(key)
                    || ProducerConfig.configNames().contains(key)
                    || AdminClientConfig.configNames().contains(key);
            if (names.contains(key) || !anywhere) {
                chosen.put(key, value);
            }
        });
        return chosen;
    }
}
