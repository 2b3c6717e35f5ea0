package dev.hapax.handler;

import dev.hapax.Emitter;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Serializer;

/**
 * How a handler is called, by what carries its effects. It is given a list, of one record where it takes single ones, of one
 * partition's records in their order where it takes lists. Immutable; its call is made by one thread at a
 * time, by several where the handler runs several consumers or keys at a time.
 *
 * @param <K> the type of the record keys
 * @param <V> the type of the payloads
 */
public sealed interface HandlerBody<K, V> {
    /**
     * Whether it takes lists.
     *
     * @return false if each of its lists has one record
     */
    boolean lists();

    /**
     * A handler whose effects go their own way.
     *
     * @param <K> the type of the record keys
     * @param <V> the type of the payloads
     * @param lists whether it takes lists
     * @param call the handler
     */
    record Plain<K, V>(boolean lists, Call<List<ConsumerRecord<K, V>>> call) implements HandlerBody<K, V> {}

    /**
     * A handler that sends through an emitter.
     *
     * @param <K> the type of the record keys
     * @param <V> the type of the payloads
     * @param <A> the type of the emitted keys
     * @param <B> the type of the emitted payloads
     * @param lists whether it takes lists
     * @param keySerializer writes the emitted keys
     * @param valueSerializer writes the emitted payloads
     * @param call the handler
     */
    record Emitting<K, V, A, B>(
            boolean lists,
            Serializer<A> keySerializer,
            Serializer<B> valueSerializer,
            CarriedCall<List<ConsumerRecord<K, V>>, Emitter<A, B>> call)
            implements HandlerBody<K, V> {}

    /**
     * A handler that writes through a database transaction.
     *
     * @param <K> the type of the record keys
     * @param <V> the type of the payloads
     * @param lists whether it takes lists
     * @param emits whether it sends through an emitter too, by an outbox in the database
     * @param call the handler
     */
    record Transactional<K, V>(
            boolean lists, boolean emits, CarriedCall<List<ConsumerRecord<K, V>>, HandlerTransaction> call)
            implements HandlerBody<K, V> {}

    /**
     * A handler that takes the message alone.
     *
     * @param <M> a record, or a list of records
     */
    @FunctionalInterface
    interface Call<M> {
        /**
         * Handles a message.
         *
         * @param message the message
         * @throws Exception what the handler throws
         */
        void handle(M message) throws Exception;
    }

    /**
     * A handler that takes the message and what carries its effects.
     *
     * @param <M> a record, or a list of records
     * @param <C> an emitter, a connection, a collector of statements, or the transaction that has both
     */
    @FunctionalInterface
    interface CarriedCall<M, C> {
        /**
         * Handles a message.
         *
         * @param message the message
         * @param carrier carries the effects of this call
         * @throws Exception what the handler throws
         */
        void handle(M message, C carrier) throws Exception;
    }

    /**
     * A handler that takes the message, what carries its effects into a database, and what sends.
     *
     * @param <M> a record, or a list of records
     * @param <A> the type of the emitted keys
     * @param <B> the type of the emitted payloads
     */
    @FunctionalInterface
    interface EmittingCall<M, A, B> {
        /**
         * Handles a message.
         *
         * @param message the message
         * @param transaction carries the effects in the database
         * @param emitter sends with the transaction
         * @throws Exception what the handler throws
         */
        void handle(M message, HandlerTransaction transaction, Emitter<A, B> emitter) throws Exception;
    }
}
