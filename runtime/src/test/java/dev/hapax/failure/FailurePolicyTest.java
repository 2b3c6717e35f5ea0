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
    void theLastFailureGoesToADeadLetterTopicWhereThePolicySaysSo() {
        FailurePolicy policy = FailurePolicy.retry(2, FIRST, LONGEST).thenDeadLetter();
        assertThat(decide(policy, 1)).isEqualTo(new FailureDecision.Retry(FIRST));
        assertThat(decide(policy, 2)).isEqualTo(new FailureDecision.DeadLetter());
        assertThat(policy.deadLetterTopic("orders")).contains("orders.dlt");
        assertThat(FailurePolicy.retry(2, FIRST, LONGEST).deadLetterTopic("orders"))
                .isEmpty();
    }

    @Test
    void deadLetterTopicsAreNamedAsTheUserSays() {
        FailurePolicy policy = FailurePolicy.standard().thenDeadLetter(topic -> "dead-" + topic);
        assertThat(policy.deadLetterTopic("orders")).contains("dead-orders");
    }

    @Test
    void whatIsNotRetryableIsNotRetriedEvenAsACause() {
        FailurePolicy policy = FailurePolicy.retry(5, FIRST, LONGEST)
                .notRetryable(IllegalArgumentException.class, ArithmeticException.class)
                .notRetryable(cause -> "hopeless".equals(cause.getMessage()));
        assertThat(decide(policy, new IllegalArgumentException())).isEqualTo(new FailureDecision.Stop());
        assertThat(decide(policy, new IllegalStateException(new NumberFormatException())))
                .isEqualTo(new FailureDecision.Stop());
        assertThat(decide(policy, new ArithmeticException())).isEqualTo(new FailureDecision.Stop());
        assertThat(decide(policy, new IllegalStateException("hopeless"))).isEqualTo(new FailureDecision.Stop());
        assertThat(decide(policy, new IllegalStateException("busy"))).isEqualTo(new FailureDecision.Retry(FIRST));
    }

    private static FailureDecision decide(FailurePolicy policy, Throwable cause) {
        return policy.decide(new HandlerFailure(new RecordAddress("handler", "topic", 0, 0), 1, cause));
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
