package dev.hapax.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hapax.listener.RecordAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class FailurePolicyTest {
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofMillis(350);

    private static FailureDecision decide(FailurePolicy policy, int attempts) {
        return policy.decide(
                new HandlerFailure(new RecordAddress("handler", "topic", 0, 0), attempts, new IllegalStateException()));
    }

    @Test
    void delaysDoubleUpToTheLongestAndThenTheHandlerStops() {
        FailurePolicy policy = FailurePolicy.retry(5, FIRST, LONGEST);
        assertThat(decide(policy, 1)).isEqualTo(new FailureDecision.Retry(FIRST));
        assertThat(decide(policy, 2)).isEqualTo(new FailureDecision.Retry(Duration.ofMillis(200)));
        assertThat(decide(policy, 3)).isEqualTo(new FailureDecision.Retry(LONGEST));
        assertThat(decide(policy, 4)).isEqualTo(new FailureDecision.Retry(LONGEST));
        assertThat(decide(policy, 5)).isEqualTo(new FailureDecision.Stop());
    }

    @Test
    void manyAttemptsDoNotOverflow() {
        FailurePolicy policy = FailurePolicy.retry(Integer.MAX_VALUE, FIRST, LONGEST);
        assertThat(decide(policy, 1_000_000)).isEqualTo(new FailureDecision.Retry(LONGEST));
    }

    @Test
    void senselessBoundsAreRefused() {
        assertThatThrownBy(() -> FailurePolicy.retry(0, FIRST, LONGEST)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FailurePolicy.retry(1, LONGEST, FIRST)).isInstanceOf(IllegalArgumentException.class);
    }
}
