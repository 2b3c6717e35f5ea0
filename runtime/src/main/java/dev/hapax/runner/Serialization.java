package dev.hapax.runner;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Writes messages as bytes. */
record Serialization<A, B>(Serializer<A> keys, Serializer<B> values) {

    ProducerRecord<byte[], byte[]> write(ProducerRecord<A, B> message) {
        String topic = message.topic();
        Headers headers = message.headers();
        return new ProducerRecord<>(
                topic,
                message.partition(),
                message.timestamp(),
                write(keys, topic, headers, message.key()),
                write(values, topic, headers, message.value()),
                headers);
    }

    @SuppressWarnings("NullAway") // an absent key or payload stays absent
    private static <T> byte @Nullable [] write(
            Serializer<T> serializer, String topic, Headers headers, @Nullable T what) {
        return what == null ? null : serializer.serialize(topic, headers, what);
    }
}
