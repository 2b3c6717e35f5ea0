package dev.hapax;

import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Sends messages on behalf of one handler call, under the handler's guarantee: inside the Kafka transaction under
 * {@link Delivery#EXACTLY_ONCE}, acknowledged before the offset is committed under {@link Delivery#AT_LEAST_ONCE}, and
 * unacknowledged under {@link Delivery#AT_MOST_ONCE}.
 *
 * <p>Valid during the call that it was passed to, on the thread of that call; not thread-safe.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the payloads
 */
public interface Emitter<K, V> {
    /**
     * Sends a message.
     *
     * @param message the message, without {@code null} topic
     * @throws IllegalStateException if the handler call that this emitter belongs to has ended
     */
    void send(ProducerRecord<K, V> message);

    /**
     * Sends a message.
     *
     * @param topic the topic to send to
     * @param key the message's key
     * @param value the payload
     * @throws IllegalStateException if the handler call that this emitter belongs to has ended
     */
    default void send(String topic, K key, V value) {
        send(new ProducerRecord<>(topic, key, value));
    }
}
