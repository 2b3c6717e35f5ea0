package dev.hapax.killmatrix;

import java.util.Arrays;

/** Dies as soon as partitions are being taken away, with a record in hand. Kafka calls the runner for that, on some thread. */
final class RevokeWatch {
    private RevokeWatch() {}

    static void start(Trap trap) {
        Thread watch = new Thread(
                () -> {
                    while (true) {
                        if (isRevoking()) {
                            trap.reached(Seam.DURING_REVOKE);
                        }
                        Thread.onSpinWait();
                    }
                },
                "revoke-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private static boolean isRevoking() {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(Arrays::stream)
                .anyMatch(frame -> frame.getMethodName().equals("onPartitionsRevoked"));
    }
}
