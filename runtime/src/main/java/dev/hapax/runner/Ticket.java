package dev.hapax.runner;

import java.time.Duration;

/**
 * Settles between the thread that polls and the thread that handles whether a batch may still commit. Once it is
 * abandoned no commit begins; a commit that has begun is waited for.
 */
final class Ticket {
    private boolean cut;
    private boolean abandoned;
    private boolean committing;

    /** Asks to end after the record that is being handled. */
    synchronized void cut() {
        cut = true;
    }

    synchronized boolean isCut() {
        return cut;
    }

    /** From now on the batch cannot commit. Waits for a commit that has begun, within the given time. */
    synchronized void abandon(Duration patience) throws InterruptedException {
        cut = true;
        abandoned = true;
        long deadline = System.nanoTime() + patience.toNanos();
        while (committing) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return;
            }
            wait(left);
        }
    }

    synchronized boolean isAbandoned() {
        return abandoned;
    }

    /** Begins a commit, unless the batch was abandoned; {@link #endCommit} must follow. */
    synchronized boolean beginCommit() {
        committing = !abandoned;
        return committing;
    }

    synchronized void endCommit() {
        committing = false;
        notifyAll();
    }
}
