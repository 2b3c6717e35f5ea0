package dev.hapax.dedup.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hapax.dedup.ClaimKey;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.util.JedisClusterCRC16;

final class RedisKeysTest {
    private static String name(String group, String topic, String handler, String key) {
        return new RedisKeys("hapax").name(new ClaimKey(group, topic, handler, key, "digest"));
    }

    @Test
    void theMessagesOfAHandlerAndTopicShareASlot() {
        assertThat(JedisClusterCRC16.getSlot(name("g{}", "t", "h}", "a")))
                .isEqualTo(JedisClusterCRC16.getSlot(name("g{}", "t", "h}", "{b}")));
    }

    @Test
    void partsDoNotRunIntoEachOther() {
        assertThat(name("a:b", "c", "d", "e")).isNotEqualTo(name("a", "b:c", "d", "e"));
        assertThat(name("a", "b", "c}", "d")).isNotEqualTo(name("a", "b", "c", "}:d"));
    }
}
