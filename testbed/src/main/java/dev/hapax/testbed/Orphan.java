package dev.hapax.testbed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A process that is not a child of this JVM. When it has ended it stays in the process table until the system's first
 * process takes note of it, which in a container can be late or never: then it counts as ended all the same.
 */
record Orphan(ProcessHandle process) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    boolean isRunning() {
        return process.isAlive() && !isDefunct();
    }

    void awaitEnd() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (isRunning()) {
            if (System.nanoTime() > deadline) {
                throw new TestbedException(
                        "Process " + process.pid() + " did not end within " + PATIENCE.toSeconds() + " seconds.");
            }
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                throw Interruption.during("waiting for the end of process " + process.pid(), e);
            }
        }
    }

    private boolean isDefunct() {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            // the state follows the name, which is in parentheses and may contain some
            return stat.startsWith(" Z", stat.lastIndexOf(')') + 1);
        } catch (IOException notLinuxOrGone) {
            return false;
        }
    }
}
