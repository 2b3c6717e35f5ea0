package dev.hapax.runner;

import dev.hapax.listener.RecordAddress;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.spi.LoggingEventBuilder;

/** The fields that every log line about a record has. */
final class LogLine {
    private LogLine() {}

    static LoggingEventBuilder at(LoggingEventBuilder line, RecordAddress at) {
        return line.addKeyValue("handler", at.handler())
                .addKeyValue("topic", at.topic())
                .addKeyValue("partition", at.partition())
                .addKeyValue("offset", at.offset());
    }

    static LoggingEventBuilder at(LoggingEventBuilder line, String handler, TopicPartition partition) {
        return line.addKeyValue("handler", handler)
                .addKeyValue("topic", partition.topic())
                .addKeyValue("partition", partition.partition());
    }
}
