package dev.hapax.runner;

import dev.hapax.listener.RecordAddress;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record that could be read.
 *
 * @param at where it stands
 * @param raw its bytes
 * @param record what the handler takes
 */
record Message<K, V>(RecordAddress at, ConsumerRecord<byte[], byte[]> raw, ConsumerRecord<K, V> record) {}
