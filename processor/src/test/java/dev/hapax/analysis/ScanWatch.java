package dev.hapax.analysis;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Shows that the scan goes on, and ends it where a method does not end. */
final class ScanWatch implements AutoCloseable {
    private static final long PROGRESS_NANOS = 5_000_000_000L;
    private static final long STUCK_NANOS = 300_000_000_000L;

    private final ScanResult result;
    private final Thread scanning = Thread.currentThread();
    private final Thread watching = new Thread(this::watch, "watch");
    private volatile String method = "";
    private volatile long entered;
    private volatile boolean done;
    private long said = System.nanoTime() - PROGRESS_NANOS;

    ScanWatch(ScanResult result) {
        this.result = result;
        watching.setDaemon(true);
        watching.start();
    }

    void enter(String name) {
        entered = cpuNanos();
        method = name;
    }

    void leave() {
        method = "";
    }

    void say(String format, Object... args) {
        long now = System.nanoTime();
        if (now - said >= PROGRESS_NANOS) {
            said = now;
            System.out.printf(
                    Locale.ROOT,
                    "%7d classes, %8d methods | %s%n",
                    result.classes(),
                    result.methods(),
                    String.format(Locale.ROOT, format, args));
        }
    }

    /** The scanning thread's own time: on a busy machine it stands still for long, and is not stuck. */
    private long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getThreadCpuTime(scanning.getId());
    }

    private void watch() {
        while (!done) {
            try {
                Thread.sleep(1000);
            } catch (InterruptedException e) {
                return;
            }
            String current = method;
            if (!current.isEmpty() && cpuNanos() - entered > STUCK_NANOS && current.equals(method)) {
                System.out.println("not done after " + STUCK_NANOS / 1_000_000_000L + " s of CPU: " + current + "\n"
                        + Arrays.stream(scanning.getStackTrace())
                                .limit(40)
                                .map(frame -> "    at " + frame)
                                .collect(Collectors.joining("\n")));
                result.print();
                Runtime.getRuntime().halt(1);
            }
        }
    }

    @Override
    public void close() {
        done = true;
        watching.interrupt();
    }
}
