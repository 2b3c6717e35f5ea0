package dev.hapax.runner;

import dev.hapax.handler.Handler;
import dev.hapax.listener.RecordAddress;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Turns the bytes of records into what the handler takes. */
final class RecordReader<K, V> {
    private final String handler;
    private final Deserializer<K> keys;
    private final Deserializer<V> values;

    RecordReader(Handler<K, V> handler) {
        this.handler = handler.name();
        this.keys = handler.keyDeserializer();
        this.values = handler.valueDeserializer();
    }

    RecordAddress address(ConsumerRecord<?, ?> raw) {
        return new RecordAddress(handler, raw.topic(), raw.partition(), raw.offset());
    }

    ConsumerRecord<K, V> read(ConsumerRecord<byte[], byte[]> raw) throws PoisonRecordException {
        return new ConsumerRecord<>(
                raw.topic(),
                raw.partition(),
                raw.offset(),
                raw.timestamp(),
                raw.timestampType(),
                raw.serializedKeySize(),
                raw.serializedValueSize(),
                read(raw, "key", keys, raw.key()),
                read(raw, "value", values, raw.value()),
                raw.headers(),
                raw.leaderEpoch());
    }

    // A deserializer may do without a null check, but one for the absent payload of a tombstone is its own business.
    @SuppressWarnings("NullAway")
    private <T> T read(
            ConsumerRecord<byte[], byte[]> raw, String part, Deserializer<T> deserializer, byte @Nullable [] bytes)
            throws PoisonRecordException {
        Headers headers = raw.headers();
        try {
            return deserializer.deserialize(raw.topic(), headers, bytes);
        } catch (RuntimeException e) {
            throw new PoisonRecordException(address(raw), part, deserializer, e);
        }
    }
}
