package dev.hapax.dedup;

/**
 * What identifies a message to a store.
 *
 * @param group the consumer group
 * @param topic the topic
 * @param handler the handler's name
 * @param key the message's key, at most {@value MessageKeys#LONGEST} characters
 * @param digest the SHA-256 of the payload, as hexadecimal digits: the same key with another digest is another message that
 *     was given the same key by mistake
 */
public record ClaimKey(String group, String topic, String handler, String key, String digest) {}
