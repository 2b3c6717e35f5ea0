package dev.hapax.demo;

import dev.hapax.testbed.WorkerProcess;
import dev.hapax.testbed.WorkerSpec;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The safe example's worker, started again after each kill. */
final class ShopWorker implements AutoCloseable {
    static final int MAX_POLL_RECORDS = 50;
    private static final String PACE_MILLIS = "2";
    private static final Duration START = Duration.ofSeconds(60);

    private final Path directory;
    private final WorkerSpec spec;
    private final List<String> arguments;
    private int starts;
    private WorkerProcess process;
    private FlightLog flight;

    ShopWorker(Path jar, Path directory, String bootstrapServers, String jdbcUrl, URI mailGateway) {
        this.directory = directory;
        this.spec = WorkerSpec.of("shop-worker", "com.example.shop.Worker")
                .withClassPath(List.of(jar))
                .withJvmOptions("-XX:TieredStopAtLevel=1", "-Dmetrics.file=" + pageViews())
                .withLog(log());
        this.arguments = List.of(
                "--bootstrap",
                bootstrapServers,
                "--jdbc",
                jdbcUrl,
                "--instance",
                "worker-1",
                "--mail-gateway",
                mailGateway.toString(),
                "--pace",
                PACE_MILLIS,
                "--kafka.max.poll.records",
                Integer.toString(MAX_POLL_RECORDS),
                // a killed worker's place in the group is free again after this time
                "--kafka.session.timeout.ms",
                "1500",
                "--kafka.heartbeat.interval.ms",
                "300",
                "--flight-recorder");
        start();
    }

    /** The log that the at-most-once handler writes. */
    Path pageViews() {
        return directory.resolve("page-views.log");
    }

    Path log() {
        return directory.resolve("worker.log");
    }

    FlightLog flight() {
        return flight;
    }

    /** Starts the worker; returns when its handlers run. */
    void start() {
        starts++;
        Path recorder = directory.resolve("flight-" + starts + ".log");
        flight = new FlightLog(recorder);
        String[] all = Stream.concat(arguments.stream(), Stream.of(recorder.toString()))
                .toArray(String[]::new);
        process = WorkerProcess.start(spec.withArguments(all));
        try {
            awaitStart();
        } catch (RuntimeException e) {
            process.close();
            throw e;
        }
    }

    private void awaitStart() {
        long deadline = System.nanoTime() + START.toNanos();
        // the log holds the lines of the earlier runs too
        while (process.output().stream().filter("worker worker-1 runs"::equals).count() < starts) {
            alive();
            if (System.nanoTime() > deadline) {
                throw new DemoException(
                        "The worker did not start within " + START.toSeconds() + " seconds; its log is " + log() + ".");
            }
            pause();
        }
    }

    private void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new DemoException("Interrupted while the worker started.", e);
        }
    }

    /** @throws DemoException if the worker has ended by itself */
    void alive() {
        OptionalInt code = process.exitCode();
        if (code.isPresent()) {
            List<String> output = process.output();
            throw new DemoException("The worker ended by itself with exit code " + code.getAsInt() + ":\n"
                    + String.join("\n", output.subList(Math.max(0, output.size() - 20), output.size())));
        }
    }

    void suspend() {
        process.suspend();
    }

    void resume() {
        process.resume();
    }

    void kill() {
        process.kill9();
        process.close();
    }

    /** Ends the worker in order: what it has begun is finished. */
    void end() {
        if (!process.terminate(START)) {
            throw new DemoException("The worker did not end within " + START.toSeconds() + " seconds of SIGTERM.");
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
