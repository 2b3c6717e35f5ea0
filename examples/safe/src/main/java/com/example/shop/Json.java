package com.example.shop;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads payloads that are written as JSON. */
final class Json<T> implements Deserializer<T> {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ObjectReader reader;

    private Json(Class<T> type) {
        reader = MAPPER.readerFor(type);
    }

    static <T> Json<T> of(Class<T> type) {
        return new Json<>(type);
    }

    @Override
    public T deserialize(String topic, byte[] data) {
        try {
            return reader.readValue(data);
        } catch (IOException e) {
            throw new SerializationException("A message of topic " + topic + " is not the JSON that is expected.", e);
        }
    }
}
