package dev.hapax.outbox;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A message that waits. Not thread-safe: its message has headers that can be changed.
 *
 * @param id its id
 * @param message the message as its handler sent it
 */
public record OutboxRow(OutboxId id, ProducerRecord<byte[], byte[]> message) {
    /**
     * The message with its id among its headers.
     *
     * @return what is sent
     */
    public ProducerRecord<byte[], byte[]> identified() {
        message.headers().remove(OutboxHeaders.ID);
        message.headers().add(OutboxHeaders.ID, id.text().getBytes(StandardCharsets.UTF_8));
        return message;
    }
}
