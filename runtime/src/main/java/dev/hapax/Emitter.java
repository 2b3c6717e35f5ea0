package dev.hapax;

import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Sends messages on behalf of one handler call, under the handler's guarantee: inside the Kafka transaction under
 * {@link Delivery#EXACTLY_ONCE}, acknowledged before the offset is committed under {@link Delivery#AT_LEAST_ONCE}, and
 * unacknowledged under {@link Delivery#AT_MOST_ONCE}.
 *
 * <p>In a handler that also takes a {@link java.sql.Connection} or {@link Statements}, which must be exactly-once, messages are
 * written to an outbox in the database, in the transaction of the effects, and sent once that is committed: at least once, in
 * the order in which they were given, each with an id in the header {@link dev.hapax.outbox.OutboxHeaders#ID} that is the same if it
 * comes again.
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
     * @throws org.apache.kafka.common.KafkaException if Kafka would never take the message; its record fails, also if the
     *     handler catches this
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
