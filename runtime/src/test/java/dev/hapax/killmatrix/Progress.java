package dev.hapax.killmatrix;

import java.io.PrintStream;

/** Says on the console what happens, with the time since the start. Thread-safe. */
final class Progress {
    private final PrintStream out;
    private final long start = System.nanoTime();

    Progress(PrintStream out) {
        this.out = out;
    }

    synchronized void say(String line) {
        out.printf("[%4d s] %s%n", seconds(), line);
        out.flush();
    }

    long seconds() {
        return (System.nanoTime() - start) / 1_000_000_000L;
    }
}
