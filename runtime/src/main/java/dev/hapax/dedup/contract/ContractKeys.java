package dev.hapax.dedup.contract;

import dev.hapax.dedup.ClaimKey;
import dev.hapax.dedup.MessageKeys;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Messages of a group that no other run has. */
final class ContractKeys {
    static final String PAYLOAD = "payload";
    static final String OTHER_PAYLOAD = "other payload";

    private final String group = "contract-" + UUID.randomUUID();

    ClaimKey key(String key) {
        return key(key, PAYLOAD);
    }

    ClaimKey key(String key, String payload) {
        return key("topic", "com.acme.Handler.on", key, payload);
    }

    ClaimKey key(String topic, String handler, String key, String payload) {
        return new ClaimKey(group, topic, handler, key, MessageKeys.digest(payload.getBytes(StandardCharsets.UTF_8)));
    }

    List<ClaimKey> keys(String... keys) {
        return sorted(Stream.of(keys).map(this::key));
    }

    List<ClaimKey> many(int from, int to) {
        return sorted(IntStream.range(from, to).mapToObj(i -> key("key-" + i)));
    }

    private static List<ClaimKey> sorted(Stream<ClaimKey> keys) {
        return keys.sorted(ClaimKey.ORDER).toList();
    }
}
