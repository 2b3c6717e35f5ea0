package dev.hapax.dedup.redis;

import dev.hapax.dedup.ClaimKey;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The names of messages in Redis: {@code prefix:{group:topic:handler}:key}. What is in braces decides the slot in a cluster,
 * so that the messages of one handler and topic can be claimed together.
 *
 * @param prefix what all names begin with
 */
record RedisKeys(String prefix) {
    String name(ClaimKey key) {
        return prefix + ":{" + escaped(key.group()) + ":" + escaped(key.topic()) + ":" + escaped(key.handler()) + "}:"
                + key.key();
    }

    /** Without colons and braces. */
    private static String escaped(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8);
    }
}
