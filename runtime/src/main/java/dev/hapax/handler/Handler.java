package dev.hapax.handler;

import dev.hapax.Delivery;
import dev.hapax.FirstStart;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * One handler as the runner sees it. Immutable; generated factories make it with {@link #builder}.
 *
 * @param <K> the type of the record keys
 * @param <V> the type of the payloads
 * @param name the handler's class and method, as {@code com.acme.Orders.onOrder}: identifies it in logs, metrics and
 *     deduplication stores
 * @param topics the topics to subscribe to
 * @param group the consumer group
 * @param guarantee what is promised
 * @param consumers how many consumers of the group one process runs
 * @param parallelKeys how many messages of different keys a consumer handles at a time
 * @param firstStart where it starts on a topic that its group has never read
 * @param keyDeserializer reads the record keys
 * @param valueDeserializer reads the payloads
 * @param consumerConfig the consumer settings that the guarantee fixes
 * @param producerConfig the producer settings that the guarantee fixes
 * @param dedupKey reads the idempotency key out of a payload, where the handler declares one
 * @param body the handler itself
 */
public record Handler<K, V>(
        String name,
        List<String> topics,
        String group,
        Delivery guarantee,
        int consumers,
        int parallelKeys,
        FirstStart firstStart,
        Deserializer<K> keyDeserializer,
        Deserializer<V> valueDeserializer,
        Map<String, Object> consumerConfig,
        Map<String, Object> producerConfig,
        Optional<Function<V, Object>> dedupKey,
        HandlerBody<K, V> body) {

    /** Copies the collections. */
    public Handler {
        topics = List.copyOf(topics);
        consumerConfig = Map.copyOf(consumerConfig);
        producerConfig = Map.copyOf(producerConfig);
    }

    /**
     * Starts the description of a handler.
     *
     * @param <K> the type of the record keys
     * @param <V> the type of the payloads
     * @param name the handler's class and method
     * @param keyDeserializer reads the record keys
     * @param valueDeserializer reads the payloads
     * @return a builder
     */
    public static <K, V> HandlerBuilder<K, V> builder(
            String name, Deserializer<K> keyDeserializer, Deserializer<V> valueDeserializer) {
        return new HandlerBuilder<>(name, keyDeserializer, valueDeserializer);
    }
}
