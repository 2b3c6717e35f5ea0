package dev.hapax.testbed;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Kills a process, and removes its directory, when this JVM ends in whatever way, {@code kill -9} included.
 *
 * <p>It is a shell that reads its standard input: end of file means that this JVM is gone, a line means that the process
 * was taken care of. It sits outside of the watched process, so that a suspended process does not survive either.
 */
final class Watchdog {
    private static final String SCRIPT =
            "trap '' INT TERM HUP; if ! read -r released; then kill -KILL \"$0\"; rm -rf \"$1\"; fi";

    private final Process shell;

    private Watchdog(Process shell) {
        this.shell = shell;
    }

    /** Watches a process that keeps its data in a directory. */
    static Watchdog over(long pid, Path directory) {
        try {
            return new Watchdog(new ProcessBuilder("sh", "-c", SCRIPT, Long.toString(pid), directory.toString())
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException("No watchdog for process " + pid + " could be started.", e);
        }
    }

    /** Ends the watch: the process is gone, or another one takes care of it. */
    synchronized void release() {
        if (!shell.isAlive()) {
            return;
        }
        try (OutputStream in = shell.getOutputStream()) {
            in.write("released\n".getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            shell.destroyForcibly();
        }
    }
}
