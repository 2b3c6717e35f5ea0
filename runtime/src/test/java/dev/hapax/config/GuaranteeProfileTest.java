package dev.hapax.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hapax.Delivery;
import dev.hapax.StartException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class GuaranteeProfileTest {
    private static final String WHERE = "com.acme.Orders.onOrder";

    @Test
    void atMostOnceSendsWithoutWaitingAndNeverGoesBack() {
        GuaranteeProfile profile = GuaranteeProfile.of(Delivery.AT_MOST_ONCE);
        assertThat(profile.fixedProducerSettings())
                .containsExactly(
                        Map.entry("acks", "0"), Map.entry("enable.idempotence", false), Map.entry("retries", 0));
        assertThat(profile.fixedConsumerSettings())
                .containsExactly(Map.entry("auto.offset.reset", "none"), Map.entry("enable.auto.commit", false));
    }

    @Test
    void atLeastOnceWaitsForAllReplicasAndReadsWhatIsCommitted() {
        GuaranteeProfile profile = GuaranteeProfile.of(Delivery.AT_LEAST_ONCE);
        assertThat(profile.fixedProducerSettings())
                .containsExactly(Map.entry("acks", "all"), Map.entry("enable.idempotence", true));
        assertThat(profile.fixedConsumerSettings())
                .containsExactly(
                        Map.entry("auto.offset.reset", "earliest"),
                        Map.entry("enable.auto.commit", false),
                        Map.entry("isolation.level", "read_committed"));
    }

    @Test
    void exactlyOnceNeverResetsAndHasAShortBackoffThatYields() {
        GuaranteeProfile profile = GuaranteeProfile.of(Delivery.EXACTLY_ONCE);
        assertThat(profile.fixedConsumerSettings())
                .containsEntry("auto.offset.reset", "none")
                .containsEntry("isolation.level", "read_committed");
        assertThat(profile.producer(WHERE, Map.of())).containsEntry("retry.backoff.ms", 2L);
        assertThat(profile.producer(WHERE, Map.of("retry.backoff.ms", "50"))).containsEntry("retry.backoff.ms", "50");
    }

    @ParameterizedTest
    @CsvSource({
        "AT_MOST_ONCE,  enable.auto.commit, true,           false",
        "AT_MOST_ONCE,  auto.offset.reset,  earliest,       none",
        "AT_MOST_ONCE,  group.protocol,     consumer,       classic",
        "AT_LEAST_ONCE, enable.auto.commit, true,           false",
        "AT_LEAST_ONCE, auto.offset.reset,  latest,         earliest",
        "AT_LEAST_ONCE, isolation.level,    read_uncommitted, read_committed",
        "AT_LEAST_ONCE, key.deserializer,   x.Y,            left out",
        "EXACTLY_ONCE,  auto.offset.reset,  earliest,       none",
        "EXACTLY_ONCE,  isolation.level,    read_uncommitted, read_committed",
    })
    void aConsumerSettingThatContradictsIsRefused(Delivery guarantee, String key, String value, String required) {
        assertThatThrownBy(() -> GuaranteeProfile.of(guarantee).consumer(WHERE, Map.of(key, value)))
                .isInstanceOf(StartException.class)
                .hasMessageStartingWith("%s=%s contradicts ", key, value)
                .hasMessageContaining(WHERE + ": it must be " + required + ", since ");
    }

    @ParameterizedTest
    @CsvSource({
        "AT_MOST_ONCE,  acks,                                  all,  0",
        "AT_MOST_ONCE,  enable.idempotence,                    true, false",
        "AT_MOST_ONCE,  retries,                               5,    0",
        "AT_MOST_ONCE,  transactional.id,                      x,    left out",
        "AT_LEAST_ONCE, acks,                                  1,    all",
        "AT_LEAST_ONCE, enable.idempotence,                    false, true",
        "AT_LEAST_ONCE, retries,                               0,    at least 1",
        "AT_LEAST_ONCE, max.in.flight.requests.per.connection, 6,    at most 5",
        "AT_LEAST_ONCE, transactional.id,                      x,    left out",
        "EXACTLY_ONCE,  acks,                                  0,    all",
        "EXACTLY_ONCE,  transactional.id,                      x,    left out",
        "EXACTLY_ONCE,  transaction.two.phase.commit.enable,   true, left out",
    })
    void aProducerSettingThatContradictsIsRefused(Delivery guarantee, String key, String value, String required) {
        assertThatThrownBy(() -> GuaranteeProfile.of(guarantee).producer(WHERE, Map.of(key, value)))
                .isInstanceOf(StartException.class)
                .hasMessageStartingWith("%s=%s contradicts ", key, value)
                .hasMessageContaining(WHERE + ": it must be " + required + ", since ");
    }

    @ParameterizedTest
    @EnumSource
    void whatAgreesAndWhatIsNoneOfItsBusinessPassesThrough(Delivery guarantee) {
        GuaranteeProfile profile = GuaranteeProfile.of(guarantee);
        assertThat(profile.consumer(WHERE, Map.of("enable.auto.commit", "False", "max.poll.records", 7)))
                .containsEntry("enable.auto.commit", false)
                .containsEntry("max.poll.records", 7);
        assertThat(profile.producer(WHERE, Map.of("linger.ms", 7))).containsEntry("linger.ms", 7);
    }

    @Test
    void minusOneIsAnotherWordForAll() {
        assertThat(GuaranteeProfile.of(Delivery.AT_LEAST_ONCE).producer(WHERE, Map.of("acks", -1)))
                .containsEntry("acks", "all");
    }
}
