package dev.hapax.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class TicketTest {
    private final Ticket ticket = new Ticket();

    @Test
    void aCutBatchMayStillCommitWhatItHandled() {
        ticket.cut();
        assertThat(ticket.isCut()).isTrue();
        assertThat(ticket.isAbandoned()).isFalse();
        assertThat(ticket.beginCommit()).isTrue();
    }

    @Test
    void anAbandonedBatchCannotCommit() throws Exception {
        ticket.abandon(Duration.ZERO);
        assertThat(ticket.isCut()).isTrue();
        assertThat(ticket.beginCommit()).isFalse();
    }

    @Test
    void abandoningWaitsForACommitThatHasBegun() throws Exception {
        assertThat(ticket.beginCommit()).isTrue();
        Thread abandoning = new Thread(() -> {
            try {
                ticket.abandon(Duration.ofMinutes(1));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        abandoning.start();
        while (abandoning.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        ticket.endCommit();
        abandoning.join();
        assertThat(ticket.beginCommit()).isFalse();
    }

    @Test
    void aCommitThatDoesNotEndIsNotWaitedForForEver() throws Exception {
        assertThat(ticket.beginCommit()).isTrue();
        ticket.abandon(Duration.ofMillis(1));
        assertThat(ticket.isAbandoned()).isTrue();
    }
}
