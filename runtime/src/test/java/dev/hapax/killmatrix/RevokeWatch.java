package dev.hapax.killmatrix;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Dies while partitions are being taken away, which Kafka calls the runner for. Where the runner waits for the record in
 * hand, the stacks of its threads show it; where it does not wait, as under at-most-once, the call is over too soon for
 * that, and is caught when it logs what it gave back.
 */
final class RevokeWatch {
    private static final String CALL = "onPartitionsRevoked";

    private RevokeWatch() {}

    /** Must come before anything is logged. */
    static void start(Trap trap) {
        System.setErr(new PrintStream(new AtLogLines(System.err, trap), true, StandardCharsets.UTF_8));
        Thread watch = new Thread(
                () -> {
                    while (true) {
                        if (Thread.getAllStackTraces().values().stream().anyMatch(RevokeWatch::isRevoking)) {
                            trap.reached(Seam.DURING_REVOKE);
                        }
                        Thread.onSpinWait();
                    }
                },
                "revoke-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private static boolean isRevoking(StackTraceElement[] stack) {
        return Arrays.stream(stack).anyMatch(frame -> frame.getMethodName().equals(CALL));
    }

    private static boolean isRevoking(Stream<StackWalker.StackFrame> stack) {
        return stack.anyMatch(frame -> frame.getMethodName().equals(CALL));
    }

    /** The log, which the thread that writes a line passes through. */
    private static final class AtLogLines extends FilterOutputStream {
        private final Trap trap;

        AtLogLines(OutputStream log, Trap trap) {
            super(log);
            this.trap = trap;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
            boolean revoking = StackWalker.getInstance().walk(frames -> isRevoking(frames));
            if (revoking) {
                trap.reached(Seam.DURING_REVOKE);
            }
        }
    }
}
