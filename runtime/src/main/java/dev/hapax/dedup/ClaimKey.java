package dev.hapax.dedup;

import java.util.Comparator;

/**
 * What identifies a message to a store. Made with {@link MessageKeys}: no part is longer than {@value
 * MessageKeys#LONGEST} characters (a topic's name: 249), has control characters or unpaired surrogates, or ends with a
 * space. Upper and lower case differ. Immutable.
 *
 * @param group the consumer group
 * @param topic the topic
 * @param handler the handler's name
 * @param key the message's key
 * @param digest the SHA-256 of the payload, as hexadecimal digits: the same key with another digest is another message that
 *     was given the same key by mistake
 */
public record ClaimKey(String group, String topic, String handler, String key, String digest) {
    /** The order in which messages of one group, topic and handler are claimed. */
    public static final Comparator<ClaimKey> ORDER = Comparator.comparing(ClaimKey::key);
}
