package dev.hapax.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.junit.jupiter.api.Test;

final class TopicRetentionTest {
    private static Optional<String> warning(Duration memory, Map<String, String> settings) {
        Config config = new Config(settings.entrySet().stream()
                .map(setting -> new ConfigEntry(setting.getKey(), setting.getValue()))
                .toList());
        return TopicRetention.of(config).warning("orders", memory);
    }

    @Test
    void aMemoryOfTheTopicsRetentionAndSegmentSuffices() {
        assertThat(warning(
                        Duration.ofDays(14),
                        Map.of("cleanup.policy", "delete", "retention.ms", "604800000", "segment.ms", "604800000")))
                .isEmpty();
    }

    @Test
    void aShorterOneIsSaidWithTheSettings() {
        assertThat(warning(
                        Duration.ofDays(7),
                        Map.of("cleanup.policy", "delete", "retention.ms", "604800000", "segment.ms", "3600000")))
                .get()
                .asString()
                .contains(
                        "forgets a key after 168 hours",
                        "orders keeps a record for up to 169 hours (retention.ms=604800000, segment.ms=3600000)");
    }

    @Test
    void aTopicThatKeepsItsRecordsIsSaid() {
        assertThat(warning(Duration.ofDays(900), Map.of("cleanup.policy", "delete", "retention.ms", "-1")))
                .get()
                .asString()
                .contains("for ever (retention.ms=-1)");
        assertThat(warning(Duration.ofDays(900), Map.of("cleanup.policy", "compact", "retention.ms", "1000")))
                .get()
                .asString()
                .contains("for ever (cleanup.policy=compact)");
        assertThat(warning(
                        Duration.ofDays(1),
                        Map.of("cleanup.policy", "compact,delete", "retention.ms", "1000", "segment.ms", "1000")))
                .isEmpty();
    }
}
