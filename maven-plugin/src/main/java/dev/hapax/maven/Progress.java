package dev.hapax.maven;

import java.util.function.LongSupplier;
import org.apache.maven.plugin.logging.Log;

/** Shows that something goes on, every few seconds at most. Not thread-safe. */
final class Progress {
    private static final long QUIET_NANOS = 3_000_000_000L;

    private final LongSupplier nanos;
    private long said;

    Progress() {
        this(System::nanoTime);
    }

    /** By another clock, for tests. */
    Progress(LongSupplier nanos) {
        this.nanos = nanos;
        this.said = nanos.getAsLong();
    }

    void say(Log log, String what) {
        long now = nanos.getAsLong();
        if (now - said > QUIET_NANOS) {
            said = now;
            log.info("Hapax: " + what);
        }
    }
}
