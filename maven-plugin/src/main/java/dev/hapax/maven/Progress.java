package dev.hapax.maven;

import org.apache.maven.plugin.logging.Log;

/** Shows that something goes on, every few seconds at most. Not thread-safe. */
final class Progress {
    private static final long QUIET_NANOS = 3_000_000_000L;

    private long said = System.nanoTime();

    void say(Log log, String what) {
        long now = System.nanoTime();
        if (now - said > QUIET_NANOS) {
            said = now;
            log.info("Hapax: " + what);
        }
    }
}
