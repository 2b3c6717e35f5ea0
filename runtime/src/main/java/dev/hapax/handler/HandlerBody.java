package dev.hapax.handler;

import dev.hapax.Emitter;
import java.sql.Connection;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Serializer;

/**
 * How a handler is called, by what carries its effects.
 *
 * @param <K> the type of the record keys
 * @param <V> the type of the payloads
 */
public sealed interface HandlerBody<K, V> {

    /**
     * A handler whose effects go their own way.
     *
     * @param <K> the type of the record keys
     * @param <V> the type of the payloads
     * @param call the handler
     */
    record Plain<K, V>(Call<K, V> call) implements HandlerBody<K, V> {}

    /**
     * A handler that sends through an emitter.
     *
     * @param <K> the type of the record keys
     * @param <V> the type of the payloads
     * @param <A> the type of the emitted keys
     * @param <B> the type of the emitted payloads
     * @param keySerializer writes the emitted keys
     * @param valueSerializer writes the emitted payloads
     * @param call the handler
     */
    record Emitting<K, V, A, B>(
            Serializer<A> keySerializer, Serializer<B> valueSerializer, EmittingCall<K, V, A, B> call)
            implements HandlerBody<K, V> {}

    /**
     * A handler that writes through the transaction's connection.
     *
     * @param <K> the type of the record keys
     * @param <V> the type of the payloads
     * @param call the handler
     */
    record Transactional<K, V>(TransactionalCall<K, V> call) implements HandlerBody<K, V> {}

    /**
     * A handler that takes the record alone.
     *
     * @param <K> the type of the record keys
     * @param <V> the type of the payloads
     */
    @FunctionalInterface
    interface Call<K, V> {
        /**
         * Handles a record.
         *
         * @param message the record
         * @throws Exception what the handler throws
         */
        void handle(ConsumerRecord<K, V> message) throws Exception;
    }

    /**
     * A handler that takes the record and an emitter.
     *
     * @param <K> the type of the record keys
     * @param <V> the type of the payloads
     * @param <A> the type of the emitted keys
     * @param <B> the type of the emitted payloads
     */
    @FunctionalInterface
    interface EmittingCall<K, V, A, B> {
        /**
         * Handles a record.
         *
         * @param message the record
         * @param emitter sends on behalf of this call
         * @throws Exception what the handler throws
         */
        void handle(ConsumerRecord<K, V> message, Emitter<A, B> emitter) throws Exception;
    }

    /**
     * A handler that takes the record and the transaction's connection.
     *
     * @param <K> the type of the record keys
     * @param <V> the type of the payloads
     */
    @FunctionalInterface
    interface TransactionalCall<K, V> {
        /**
         * Handles a record.
         *
         * @param message the record
         * @param connection the connection of the transaction that this call is part of
         * @throws Exception what the handler throws
         */
        void handle(ConsumerRecord<K, V> message, Connection connection) throws Exception;
    }
}
