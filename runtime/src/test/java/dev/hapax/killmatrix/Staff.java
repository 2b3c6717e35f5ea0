package dev.hapax.killmatrix;

import dev.hapax.testbed.WorkerProcess;
import dev.hapax.testbed.WorkerSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Starts the workers of a combination, each with a log, orders and a recorder of its own. Used by one thread. */
final class Staff {
    private final Bench bench;
    private final List<Route> routes;
    private final Protocol protocol;
    private final String jdbcUrl;
    private final Path directory;
    private int started;

    Staff(Bench bench, List<Route> routes, Protocol protocol, String jdbcUrl, Path directory) throws IOException {
        this.bench = bench;
        this.routes = routes;
        this.protocol = protocol;
        this.jdbcUrl = jdbcUrl;
        this.directory = Files.createDirectories(directory);
    }

    /** A worker that runs. */
    record Hired(WorkerProcess process, Orders orders) implements AutoCloseable {
        Recorder.Page page() {
            return Recorder.Page.of(orders.recorder());
        }

        /** Fails if it has ended by itself. */
        void check() {
            if (!process.isAlive()) {
                throw new MatrixException("the worker " + orders.instance() + " ended by itself, exit code "
                        + process.exitCode().orElse(0) + ": " + lastLine(process.output()));
            }
        }

        /** Ends it in order. */
        void dismiss() {
            check();
            process.terminate(Duration.ofSeconds(40));
        }

        private static String lastLine(List<String> lines) {
            return lines.stream()
                    .filter(line -> line.contains("Exception"))
                    .reduce((first, second) -> second)
                    .orElse("see its log");
        }

        @Override
        public void close() {
            process.close();
        }
    }

    /** Orders for a worker; the same name is the same worker started again. */
    Orders orders(String name) {
        started++;
        return new Orders(
                routes,
                protocol,
                bench.bootstrap(),
                jdbcUrl,
                bench.redis().port(),
                directory.getFileName() + "-" + name,
                directory.resolve(started + "-" + name + ".recorder"),
                Duration.ofMillis(2),
                false,
                Optional.empty(),
                Optional.empty());
    }

    Hired start(Orders orders) throws IOException {
        return start(orders, MatrixWorker.class);
    }

    /** Runs another main class by the same orders. */
    Hired start(Orders orders, Class<?> main, String... arguments) throws IOException {
        Path file = Path.of(orders.recorder().toString().replace(".recorder", ".orders"));
        Files.writeString(file, orders.text());
        return new Hired(
                WorkerProcess.start(WorkerSpec.of("worker", main.getName())
                        .withJvmOptions("-XX:TieredStopAtLevel=1", "-Xshare:auto")
                        .withArguments(Stream.concat(Stream.of(file.toString()), Stream.of(arguments))
                                .toArray(String[]::new))
                        .withLog(Path.of(file.toString().replace(".orders", ".log")))),
                orders);
    }
}
