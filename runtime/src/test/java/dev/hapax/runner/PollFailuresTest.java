package dev.hapax.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.CoordinatorLoadInProgressException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.junit.jupiter.api.Test;

final class PollFailuresTest {
    private static final KafkaException UNEXPECTED = new KafkaException("Unexpected error from SyncGroup");

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final PollFailures failures = new PollFailures(now::get);

    @Test
    void whatTheClientCallsRetriableMayPassForEver() {
        for (int i = 0; i < 3; i++) {
            assertThat(failures.mayPass(new CoordinatorLoadInProgressException("loading")))
                    .isTrue();
            now.addAndGet(PollFailures.PATIENCE.toNanos());
        }
    }

    @Test
    void whatTheClientDidNotExpectMayPassForAWhile() {
        assertThat(failures.mayPass(UNEXPECTED)).isTrue();
        now.addAndGet(PollFailures.PATIENCE.toNanos() - 1);
        assertThat(failures.mayPass(UNEXPECTED)).isTrue();
        now.addAndGet(1);
        assertThat(failures.mayPass(UNEXPECTED)).isFalse();
    }

    @Test
    void aPollThatSucceedsEndsTheWhile() {
        assertThat(failures.mayPass(UNEXPECTED)).isTrue();
        now.addAndGet(PollFailures.PATIENCE.toNanos());
        failures.passed();
        assertThat(failures.mayPass(UNEXPECTED)).isTrue();
    }

    @Test
    void whatHasATypeOrACauseDoesNotPass() {
        assertThat(failures.mayPass(new FencedInstanceIdException("another has the name")))
                .isFalse();
        assertThat(failures.mayPass(new KafkaException("a callback failed", new IllegalStateException())))
                .isFalse();
    }
}
