package dev.hapax.runner;

import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.TopicConfig;

/**
 * How long a topic can keep a record.
 *
 * @param longest the bound; empty where there is none
 * @param settings the settings that say so, with their values
 */
record TopicRetention(Optional<Duration> longest, String settings) {
    /** A segment is deleted once its newest record is old enough, so that its oldest one can be older by a segment's time. */
    static TopicRetention of(Config config) {
        String cleanup = value(config, TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
        if (!cleanup.contains(TopicConfig.CLEANUP_POLICY_DELETE)) {
            return new TopicRetention(Optional.empty(), TopicConfig.CLEANUP_POLICY_CONFIG + "=" + cleanup);
        }
        String retention = value(config, TopicConfig.RETENTION_MS_CONFIG, "-1");
        if (Long.parseLong(retention) < 0) {
            return new TopicRetention(Optional.empty(), TopicConfig.RETENTION_MS_CONFIG + "=" + retention);
        }
        String segment = value(config, TopicConfig.SEGMENT_MS_CONFIG, "0");
        Duration longest = Duration.ofMillis(Long.parseLong(retention)).plusMillis(Long.parseLong(segment));
        return new TopicRetention(
                Optional.of(longest),
                TopicConfig.RETENTION_MS_CONFIG + "=" + retention + ", " + TopicConfig.SEGMENT_MS_CONFIG + "="
                        + segment);
    }

    private static String value(Config config, String name, String otherwise) {
        ConfigEntry entry = config.get(name);
        return entry == null || entry.value() == null ? otherwise : entry.value();
    }

    /** What is wrong with a memory for the keys of this topic's messages. */
    Optional<String> warning(String topic, Duration memory) {
        if (longest.isPresent() && longest.get().compareTo(memory) <= 0) {
            return Optional.empty();
        }
        return Optional.of(
                "the deduplication store forgets a key after %s, but %s keeps a record for %s (%s): one that is read again after its key was forgotten takes effect twice; give the store a longer retention"
                        .formatted(
                                words(memory),
                                topic,
                                longest.map(time -> "up to " + words(time)).orElse("ever"),
                                settings));
    }

    private static String words(Duration duration) {
        if (duration.toHours() >= 2) {
            return duration.toHours() + " hours";
        }
        return duration.toSeconds() >= 2 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }
}
