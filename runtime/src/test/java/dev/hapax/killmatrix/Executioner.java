package dev.hapax.killmatrix;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A shell that waits for a line and then kills this process with {@code kill -9}. */
final class Executioner {
    private final Process shell;

    Executioner() throws IOException {
        shell = new ProcessBuilder(
                        "sh",
                        "-c",
                        "read -r line && kill -9 \"$0\"",
                        Long.toString(ProcessHandle.current().pid()))
                .start();
    }

    /** Does not return. */
    void strike() {
        try (OutputStream in = shell.getOutputStream()) {
            in.write("now\n".getBytes(StandardCharsets.US_ASCII));
            in.flush();
            Thread.sleep(Long.MAX_VALUE);
        } catch (IOException | InterruptedException e) {
            // To be killed and to be interrupted is no contradiction: the kill comes.
            throw new IllegalStateException(e);
        }
    }
}
