package dev.hapax.analysis.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hapax.Delivery;
import dev.hapax.analysis.HandlerMethod.Guarantee;
import dev.hapax.config.GuaranteeProfile;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The build refuses what the runtime refuses at start, and nothing else. */
class HapaxTableTest {
    private static final Map<String, List<String>> VALUES = Map.of(
            "enable.auto.commit", List.of("true", "false"),
            "auto.offset.reset", List.of("latest", "earliest", "none"),
            "isolation.level", List.of("read_committed", "read_uncommitted"),
            "group.protocol", List.of("classic", "consumer"),
            "acks", List.of("0", "1", "all"),
            "enable.idempotence", List.of("true", "false"),
            "retries", List.of("0", "1", "2147483647"),
            "max.in.flight.requests.per.connection", List.of("1", "5", "6"),
            "transactional.id", List.of("mine"),
            "transaction.two.phase.commit.enable", List.of("true"));

    static Stream<Arguments> settings() {
        return Stream.of(Delivery.values())
                .flatMap(delivery -> VALUES.entrySet().stream()
                        .flatMap(entry ->
                                entry.getValue().stream().map(value -> Arguments.of(delivery, entry.getKey(), value))));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void agreesWithTheRuntime(Delivery delivery, String key, String value) {
        Guarantee guarantee = Guarantee.valueOf(delivery.name());

        assertThat(HapaxTable.required(key, value, guarantee).isPresent())
                .isEqualTo(isRefused(GuaranteeProfile.of(delivery), key, value));
    }

    private static boolean isRefused(GuaranteeProfile profile, String key, String value) {
        boolean consumer = KafkaKeys.side(key).orElseThrow() == Side.CONSUMER;
        try {
            if (consumer) {
                profile.consumer("handler", Map.of(key, value));
            } else {
                profile.producer("handler", Map.of(key, value));
            }
            return false;
        } catch (RuntimeException e) {
            return true;
        }
    }
}
