package dev.hapax.runner;

import dev.hapax.failure.DeadLetterHeaders;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Makes dead letters: the bytes as they were, with the failure in the headers. The timestamp is not kept, for the topic would
 * delete an old record at once.
 */
final class DeadLetter {
    private static final int LONGEST_MESSAGE = 1000;

    private DeadLetter() {}

    static ProducerRecord<byte[], byte[]> of(ConsumerRecord<byte[], byte[]> raw, String group, Condemned condemned) {
        Throwable cause = condemned.failure().cause();
        Headers headers = new RecordHeaders(raw.headers());
        add(
                headers,
                DeadLetterHeaders.ID,
                String.join(":", group, raw.topic(), text(raw.partition()), text(raw.offset())));
        add(headers, DeadLetterHeaders.HANDLER, condemned.failure().at().handler());
        add(headers, DeadLetterHeaders.GROUP, group);
        add(headers, DeadLetterHeaders.TOPIC, raw.topic());
        add(headers, DeadLetterHeaders.PARTITION, text(raw.partition()));
        add(headers, DeadLetterHeaders.OFFSET, text(raw.offset()));
        add(headers, DeadLetterHeaders.TIMESTAMP, text(raw.timestamp()));
        add(headers, DeadLetterHeaders.ATTEMPTS, text(condemned.failure().attempts()));
        add(headers, DeadLetterHeaders.EXCEPTION, exception(cause));
        add(headers, DeadLetterHeaders.MESSAGE, shortened(Sentences.of(cause)));
        return new ProducerRecord<>(condemned.topic(), null, null, raw.key(), raw.value(), headers);
    }

    /** Why a dead letter was not written, and what helps where its size is the reason. */
    static String notWritten(ConsumerRecord<byte[], byte[]> raw, Condemned condemned, Throwable cause) {
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (each instanceof RecordTooLargeException) {
                return ("its dead letter, %d bytes and some headers, is larger than %s takes: raise max.message.bytes of the topic,"
                                + " and max.request.size where it is set; the partition waits until then (%s)")
                        .formatted(size(raw), condemned.topic(), Sentences.of(cause));
            }
        }
        return "it cannot be written to " + condemned.topic() + ": " + Sentences.of(cause);
    }

    private static int size(ConsumerRecord<byte[], byte[]> raw) {
        return Math.max(0, raw.serializedKeySize()) + Math.max(0, raw.serializedValueSize());
    }

    /** What wraps a deserializer's exception is of no interest. */
    private static String exception(Throwable cause) {
        Throwable behind = cause.getCause();
        return (cause instanceof RecordProblemException && behind != null ? behind : cause)
                .getClass()
                .getName();
    }

    private static String shortened(String message) {
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE);
    }

    private static String text(long number) {
        return Long.toString(number);
    }

    private static void add(Headers headers, String key, String value) {
        headers.add(key, value.getBytes(StandardCharsets.UTF_8));
    }
}
