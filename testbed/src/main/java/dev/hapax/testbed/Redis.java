package dev.hapax.testbed;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import redis.embedded.core.ExecutableProvider;

/**
 * A Redis on loopback that keeps what it acknowledged (each write is in its file before it is answered) and can be killed
 * and brought back with its port and its data. Needs {@code embedded-redis} on the class path. Not thread-safe.
 */
public final class Redis implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(30);

    private final Path directory;
    private final Path executable;
    private final int port;
    private Process process;
    private Watchdog watchdog;

    private Redis(Path directory, int port) throws IOException {
        this.directory = directory;
        this.port = port;
        this.executable = ExecutableProvider.newJarResourceProvider(directory.toFile())
                .get()
                .toPath();
        this.process = launch();
        this.watchdog = Watchdog.over(process.pid(), directory);
    }

    /**
     * Starts a server without data.
     *
     * @return a server that answers
     * @throws TestbedException if it does not come up; the message shows the end of its log
     */
    public static Redis start() {
        Path directory = Directories.temporary("hapax-redis-");
        try {
            Redis redis = new Redis(directory, LoopbackPorts.free());
            redis.awaitAnswer();
            return redis;
        } catch (IOException | RuntimeException e) {
            TestbedException failure = new TestbedException(
                    "Redis could not be started." + log(directory).end(), e);
            Directories.delete(directory);
            throw failure;
        }
    }

    /**
     * Where clients connect to; the same after every restart.
     *
     * @return a port on loopback
     */
    public int port() {
        return port;
    }

    /** Kills the server as {@code kill -9} does. Nothing happens if it is down. */
    public void kill() {
        watchdog.release();
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw Interruption.during("waiting for the end of Redis", e);
        }
    }

    /** Brings the server up on its port and its data, after killing it if it runs. */
    public void restart() {
        kill();
        try {
            process = launch();
        } catch (IOException e) {
            throw new TestbedException("Redis could not be started again.", e);
        }
        watchdog = Watchdog.over(process.pid(), directory);
        awaitAnswer();
    }

    /**
     * Whether the server's process runs.
     *
     * @return {@code false} after {@link #kill()}
     */
    public boolean isRunning() {
        return process.isAlive();
    }

    private Process launch() throws IOException {
        List<String> command = List.of(
                executable.toString(),
                "--bind",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--dir",
                directory.toString(),
                "--save",
                "",
                "--appendonly",
                "yes",
                "--appendfsync",
                "always",
                "--maxmemory-policy",
                "noeviction");
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log(directory).file().toFile()))
                .start();
    }

    private void awaitAnswer() {
        long deadline = System.nanoTime() + START.toNanos();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new TestbedException("Redis at port " + port + " does not answer."
                        + log(directory).end());
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw Interruption.during("waiting for Redis", e);
            }
        }
    }

    /** While it loads its data it answers with an error. */
    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) START.toMillis());
            OutputStream out = socket.getOutputStream();
            out.write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            return in.read() == '+';
        } catch (IOException e) {
            return false;
        }
    }

    private static ChildLog log(Path directory) {
        return new ChildLog(directory.resolve("redis.log"));
    }

    /** Kills the server if it runs, and removes its data. */
    @Override
    public void close() {
        kill();
        Directories.delete(directory);
    }
}
