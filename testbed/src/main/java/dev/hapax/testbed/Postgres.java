package dev.hapax.testbed;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL on loopback that keeps what it commits ({@code fsync} and {@code synchronous_commit} are on) and can be
 * killed and brought back with its port and its data. Not thread-safe, but for {@link #newDatabase()}.
 */
public final class Postgres implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);
    private static final String USER = "postgres";

    private final Path directory;
    private final Path data;
    private final int port;
    private final Path pgCtl;
    private final AtomicInteger databases = new AtomicInteger();
    private ProcessHandle postmaster;
    private Watchdog watchdog;

    private Postgres(Path directory, int port) throws IOException {
        this.directory = directory;
        this.data = directory.resolve("data");
        this.port = port;
        firstStart();
        this.postmaster = postmaster();
        this.watchdog = Watchdog.over(postmaster.pid(), directory);
        this.pgCtl = Path.of(postmaster.info().command().orElseThrow()).resolveSibling("pg_ctl");
    }

    /**
     * Starts a server with new data.
     *
     * @return a server that answers
     * @throws TestbedException if it does not come up; the message shows the end of its log
     */
    public static Postgres start() {
        Path directory = Directories.temporary("hapax-postgres-");
        try {
            return new Postgres(directory, LoopbackPorts.free());
        } catch (IOException | RuntimeException e) {
            ChildLog log = new ChildLog(directory.resolve("postgres.log"));
            TestbedException failure = new TestbedException("PostgreSQL could not be started." + log.end(), e);
            Directories.delete(directory);
            throw failure;
        }
    }

    /**
     * The JDBC URL of the database that every server has.
     *
     * @return a URL that carries the user
     */
    public String jdbcUrl() {
        return jdbcUrl("postgres");
    }

    /**
     * Connections to the database that every server has; each call of {@code getConnection} makes a new one.
     *
     * @return an unpooled data source
     */
    public DataSource dataSource() {
        return dataSource(jdbcUrl());
    }

    /**
     * Creates an empty database, so that a test is alone in it.
     *
     * @return the JDBC URL of the new database
     * @throws TestbedException if the server refuses
     */
    public String newDatabase() {
        String name = "test_" + databases.incrementAndGet();
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new TestbedException("The database " + name + " could not be created.", e);
        }
        return jdbcUrl(name);
    }

    /**
     * Connections to a database; each call of {@code getConnection} makes a new one.
     *
     * @param jdbcUrl a URL that this server gave
     * @return an unpooled data source
     */
    public static DataSource dataSource(String jdbcUrl) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl);
        return source;
    }

    /** Kills the server with all its connections as {@code kill -9} does. Nothing happens if it is down. */
    public void kill() {
        if (!isRunning()) {
            return;
        }
        watchdog.release();
        List<ProcessHandle> family = new ArrayList<>(postmaster.descendants().toList());
        family.add(0, postmaster);
        family.forEach(ProcessHandle::destroyForcibly);
        // a backend that lingers keeps the shared memory, and with it the next start, from coming up
        family.forEach(member -> new Orphan(member).awaitEnd());
        try {
            // the next start would take a process that is dead but not yet removed for a running server
            Files.deleteIfExists(data.resolve("postmaster.pid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Shuts the server down, rolling back open transactions. Nothing happens if it is down. */
    public void stop() {
        if (isRunning()) {
            watchdog.release();
            Signals.send("INT", postmaster.pid());
            new Orphan(postmaster).awaitEnd();
        }
    }

    /** Brings the server up on its port and its data, after shutting it down if it runs. */
    public void restart() {
        stop();
        try {
            run(command(
                    pgCtl.toString(), "-D", data.toString(), "-w", "-t", Long.toString(START.toSeconds()), "restart"));
            postmaster = postmaster();
        } catch (IOException e) {
            throw new TestbedException("PostgreSQL could not be started again.", e);
        }
        watchdog = Watchdog.over(postmaster.pid(), directory);
    }

    /**
     * Whether the server's process runs.
     *
     * @return {@code false} after {@link #stop()} and {@link #kill()}
     */
    public boolean isRunning() {
        return new Orphan(postmaster).isRunning();
    }

    private void firstStart() throws IOException {
        Path log = directory.resolve("postgres.log");
        // what it starts is ended here and by the watchdog: its own clean-up cannot cope with a killed server
        EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(START)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                // no socket file, with a lock that a killed server leaves behind
                .setServerConfig("unix_socket_directories", "")
                .setOutputRedirector(Redirect.appendTo(log.toFile()))
                .setErrorRedirector(Redirect.appendTo(log.toFile()))
                .start();
    }

    private ProcessHandle postmaster() throws IOException {
        try (Stream<String> lines = Files.lines(data.resolve("postmaster.pid"))) {
            long pid = Long.parseLong(lines.findFirst().orElseThrow().strip());
            return ProcessHandle.of(pid)
                    .orElseThrow(() -> new TestbedException("PostgreSQL ended right after it started."));
        }
    }

    /** The server refuses to run as root; a user namespace of its own makes it somebody else. */
    private static List<String> command(String... words) {
        Stream<String> namespace =
                LinuxUtils.isUnshareAvailable() ? Stream.of("unshare", "-U") : Stream.<String>empty();
        return Stream.concat(namespace, Stream.of(words)).toList();
    }

    private void run(List<String> command) throws IOException {
        ChildLog log = new ChildLog(directory.resolve("postgres.log"));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.file().toFile()))
                .start();
        try {
            if (!process.waitFor(2 * START.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new TestbedException(String.join(" ", command) + " failed." + log.end());
            }
        } catch (InterruptedException e) {
            throw Interruption.during("waiting for PostgreSQL", e);
        }
    }

    private String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=" + USER;
    }

    /** Kills the server if it runs, and removes its data. */
    @Override
    public void close() {
        kill();
        Directories.delete(directory);
    }
}
