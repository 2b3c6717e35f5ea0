package dev.hapax.handler;

import dev.hapax.Delivery;
import dev.hapax.Emitter;
import dev.hapax.FirstStart;
import dev.hapax.Statements;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Collects what the runner must know of a handler; one of the {@code handle} methods ends it. Not thread-safe.
 *
 * @param <K> the type of the record keys
 * @param <V> the type of the payloads
 */
public final class HandlerBuilder<K, V> {
    private final String name;
    private final Deserializer<K> keyDeserializer;
    private final Deserializer<V> valueDeserializer;
    private List<String> topics = List.of();
    private String group = "";
    private Delivery guarantee = Delivery.AT_LEAST_ONCE;
    private int consumers = 1;
    private int parallelKeys = 1;
    private FirstStart firstStart = FirstStart.BY_GUARANTEE;
    private Map<String, Object> consumerConfig = Map.of();
    private Map<String, Object> producerConfig = Map.of();
    private Optional<Function<V, Object>> dedupKey = Optional.empty();

    HandlerBuilder(String name, Deserializer<K> keyDeserializer, Deserializer<V> valueDeserializer) {
        this.name = name;
        this.keyDeserializer = keyDeserializer;
        this.valueDeserializer = valueDeserializer;
    }

    /**
     * Sets the topics to subscribe to.
     *
     * @param names at least one topic name
     * @return this builder
     */
    public HandlerBuilder<K, V> topics(String... names) {
        topics = List.of(names);
        return this;
    }

    /**
     * Sets the consumer group.
     *
     * @param groupId the {@code group.id}
     * @return this builder
     */
    public HandlerBuilder<K, V> group(String groupId) {
        group = groupId;
        return this;
    }

    /**
     * Sets what is promised; at-least-once where it is not called.
     *
     * @param delivery the guarantee
     * @return this builder
     */
    public HandlerBuilder<K, V> guarantee(Delivery delivery) {
        guarantee = delivery;
        return this;
    }

    /**
     * Sets how many consumers of the group one process runs; 1 where it is not called.
     *
     * @param count at least 1
     * @return this builder
     */
    public HandlerBuilder<K, V> consumers(int count) {
        consumers = count;
        return this;
    }

    /**
     * Sets how many messages of different keys a consumer handles at a time; 1 where it is not called.
     *
     * @param count at least 1
     * @return this builder
     */
    public HandlerBuilder<K, V> parallelKeys(int count) {
        parallelKeys = count;
        return this;
    }

    /**
     * Sets where the handler starts on a topic that its group has never read; {@link FirstStart#BY_GUARANTEE} where it is not
     * called.
     *
     * @param where where it starts
     * @return this builder
     */
    public HandlerBuilder<K, V> firstStart(FirstStart where) {
        firstStart = where;
        return this;
    }

    /**
     * Sets the consumer settings that the guarantee fixes.
     *
     * @param settings consumer configuration by key
     * @return this builder
     */
    public HandlerBuilder<K, V> consumerConfig(Map<String, Object> settings) {
        consumerConfig = settings;
        return this;
    }

    /**
     * Sets the producer settings that the guarantee fixes.
     *
     * @param settings producer configuration by key
     * @return this builder
     */
    public HandlerBuilder<K, V> producerConfig(Map<String, Object> settings) {
        producerConfig = settings;
        return this;
    }

    /**
     * Sets how the idempotency key is read out of a payload.
     *
     * @param key reads the key
     * @return this builder
     */
    public HandlerBuilder<K, V> dedupKey(Function<V, Object> key) {
        dedupKey = Optional.of(key);
        return this;
    }

    /**
     * Ends the description of a handler whose effects go their own way.
     *
     * @param call the handler of one record
     * @return the handler
     */
    public Handler<K, V> handle(HandlerBody.Call<ConsumerRecord<K, V>> call) {
        return build(new HandlerBody.Plain<>(false, records -> call.handle(records.get(0))));
    }

    /**
     * Ends the description of a handler of lists whose effects go their own way.
     *
     * @param call the handler of one partition's records
     * @return the handler
     */
    public Handler<K, V> handleBatch(HandlerBody.Call<List<ConsumerRecord<K, V>>> call) {
        return build(new HandlerBody.Plain<>(true, call));
    }

    /**
     * Ends the description of a handler that sends through an emitter.
     *
     * @param <A> the type of the emitted keys
     * @param <B> the type of the emitted payloads
     * @param keySerializer writes the emitted keys
     * @param valueSerializer writes the emitted payloads
     * @param call the handler of one record
     * @return the handler
     */
    public <A, B> Handler<K, V> handleEmitting(
            Serializer<A> keySerializer,
            Serializer<B> valueSerializer,
            HandlerBody.CarriedCall<ConsumerRecord<K, V>, Emitter<A, B>> call) {
        return build(new HandlerBody.Emitting<K, V, A, B>(
                false, keySerializer, valueSerializer, (records, emitter) -> call.handle(records.get(0), emitter)));
    }

    /**
     * Ends the description of a handler of lists that sends through an emitter.
     *
     * @param <A> the type of the emitted keys
     * @param <B> the type of the emitted payloads
     * @param keySerializer writes the emitted keys
     * @param valueSerializer writes the emitted payloads
     * @param call the handler of one partition's records
     * @return the handler
     */
    public <A, B> Handler<K, V> handleBatchEmitting(
            Serializer<A> keySerializer,
            Serializer<B> valueSerializer,
            HandlerBody.CarriedCall<List<ConsumerRecord<K, V>>, Emitter<A, B>> call) {
        return build(new HandlerBody.Emitting<>(true, keySerializer, valueSerializer, call));
    }

    /**
     * Ends the description of a handler that writes through a database transaction's connection.
     *
     * @param call the handler of one record
     * @return the handler
     */
    public Handler<K, V> handleInTransaction(HandlerBody.CarriedCall<ConsumerRecord<K, V>, Connection> call) {
        return build(new HandlerBody.Transactional<>(
                false, false, (records, transaction) -> call.handle(records.get(0), transaction.connection())));
    }

    /**
     * Ends the description of a handler of lists that writes through a database transaction's connection.
     *
     * @param call the handler of one partition's records
     * @return the handler
     */
    public Handler<K, V> handleBatchInTransaction(
            HandlerBody.CarriedCall<List<ConsumerRecord<K, V>>, Connection> call) {
        return build(new HandlerBody.Transactional<>(
                true, false, (records, transaction) -> call.handle(records, transaction.connection())));
    }

    /**
     * Ends the description of a handler that writes by statements that are collected.
     *
     * @param call the handler of one record
     * @return the handler
     */
    public Handler<K, V> handleCollecting(HandlerBody.CarriedCall<ConsumerRecord<K, V>, Statements> call) {
        return build(new HandlerBody.Transactional<>(
                false, false, (records, transaction) -> call.handle(records.get(0), transaction.statements())));
    }

    /**
     * Ends the description of a handler of lists that writes by statements that are collected.
     *
     * @param call the handler of one partition's records
     * @return the handler
     */
    public Handler<K, V> handleBatchCollecting(HandlerBody.CarriedCall<List<ConsumerRecord<K, V>>, Statements> call) {
        return build(new HandlerBody.Transactional<>(
                true, false, (records, transaction) -> call.handle(records, transaction.statements())));
    }

    /**
     * Ends the description of a handler that writes through a database transaction and sends with it.
     *
     * @param <A> the type of the emitted keys
     * @param <B> the type of the emitted payloads
     * @param keys writes the emitted keys
     * @param values writes the emitted payloads
     * @param call the handler of one record
     * @return the handler
     */
    public <A, B> Handler<K, V> handleWithOutbox(
            Serializer<A> keys, Serializer<B> values, HandlerBody.EmittingCall<ConsumerRecord<K, V>, A, B> call) {
        return build(new HandlerBody.Transactional<>(
                false,
                true,
                (records, transaction) -> call.handle(records.get(0), transaction, transaction.emitter(keys, values))));
    }

    /**
     * Ends the description of a handler of lists that writes through a database transaction and sends with it.
     *
     * @param <A> the type of the emitted keys
     * @param <B> the type of the emitted payloads
     * @param keys writes the emitted keys
     * @param values writes the emitted payloads
     * @param call the handler of one partition's records
     * @return the handler
     */
    public <A, B> Handler<K, V> handleBatchWithOutbox(
            Serializer<A> keys, Serializer<B> values, HandlerBody.EmittingCall<List<ConsumerRecord<K, V>>, A, B> call) {
        return build(new HandlerBody.Transactional<>(
                true,
                true,
                (records, transaction) -> call.handle(records, transaction, transaction.emitter(keys, values))));
    }

    private Handler<K, V> build(HandlerBody<K, V> body) {
        return new Handler<>(
                name,
                topics,
                group,
                guarantee,
                consumers,
                parallelKeys,
                firstStart,
                keyDeserializer,
                valueDeserializer,
                consumerConfig,
                producerConfig,
                dedupKey,
                body);
    }
}
