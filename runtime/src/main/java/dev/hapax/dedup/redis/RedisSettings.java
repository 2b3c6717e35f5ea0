package dev.hapax.dedup.redis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;

/**
 * What a Redis server tells about itself.
 *
 * @param info values by name
 */
record RedisSettings(Map<String, String> info) {
    static RedisSettings read(UnifiedJedis redis) {
        Map<String, String> info = new HashMap<>();
        for (String section : List.of("memory", "persistence")) {
            redis.info(section).lines().forEach(line -> {
                int colon = line.indexOf(':');
                if (colon > 0) {
                    info.put(line.substring(0, colon), line.substring(colon + 1).strip());
                }
            });
        }
        return new RedisSettings(info);
    }

    /** What makes it forget. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        String policy = info.getOrDefault("maxmemory_policy", "noeviction");
        if (!policy.equals("noeviction")) {
            warnings.add(
                    "Redis has maxmemory-policy=%s (maxmemory=%s): when its memory is full it evicts keys, and a message whose key was evicted takes effect again; set maxmemory-policy=noeviction"
                            .formatted(policy, info.getOrDefault("maxmemory_human", "unknown")));
        }
        if (info.getOrDefault("aof_enabled", "1").equals("0")) {
            warnings.add(
                    "Redis has appendonly=no: after a crash it has forgotten the messages that were handled since its last snapshot, which then take effect again; set appendonly=yes");
        }
        return warnings;
    }
}
