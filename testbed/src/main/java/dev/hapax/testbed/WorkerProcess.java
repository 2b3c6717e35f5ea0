package dev.hapax.testbed;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A main class running in a child JVM that can be killed, suspended and read. It does not outlive this JVM.
 *
 * <p>Its output goes to a file, which the child writes by itself: what it wrote before a kill is there. Safe for use by
 * several threads.
 */
public final class WorkerProcess implements AutoCloseable {
    private static final Duration SLICE = Duration.ofMillis(20);

    private final String name;
    private final Process process;
    private final CompletableFuture<Void> released;
    private final ChildLog log;
    private final Runnable cleanUp;

    private WorkerProcess(String name, Process process, ChildLog log, Path directory, Runnable cleanUp) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.cleanUp = cleanUp;
        Watchdog watchdog = Watchdog.over(process.pid(), directory);
        this.released = process.onExit().thenRun(watchdog::release);
    }

    /**
     * Starts a child JVM of the same JDK.
     *
     * @param spec what to run
     * @return the running process; whether its main class gets anywhere is not waited for
     * @throws TestbedException if the JVM cannot be started
     */
    public static WorkerProcess start(WorkerSpec spec) {
        Path directory = Directories.temporary("hapax-" + spec.name() + "-");
        try {
            return start(spec, directory, () -> Directories.delete(directory));
        } catch (TestbedException e) {
            Directories.delete(directory);
            throw e;
        }
    }

    /** Starts a child JVM that keeps its files in a directory of the caller's, removed only if this JVM dies. */
    static WorkerProcess startIn(Path directory, WorkerSpec spec) {
        return start(spec, directory, () -> {});
    }

    private static WorkerProcess start(WorkerSpec spec, Path directory, Runnable cleanUp) {
        ChildLog log = new ChildLog(spec.log().orElseGet(() -> directory.resolve("output.log")));
        ProcessBuilder builder = new ProcessBuilder(spec.command(ClassPath.argumentFile(directory, spec.classPath())))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.file().toFile()));
        builder.environment().putAll(spec.environment());
        try {
            return new WorkerProcess(spec.name(), builder.start(), log, directory, cleanUp);
        } catch (IOException e) {
            throw new TestbedException("The child JVM for " + spec.name() + " could not be started.", e);
        }
    }

    /**
     * The process id.
     *
     * @return the id that the system gave
     */
    public long pid() {
        return process.pid();
    }

    /**
     * Whether the process runs; a suspended one does.
     *
     * @return {@code false} once it has ended
     */
    public boolean isAlive() {
        return process.isAlive();
    }

    /**
     * How the process ended.
     *
     * @return the exit code, or empty while it runs
     */
    public OptionalInt exitCode() {
        return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    /**
     * All that the process has written to standard output and standard error so far.
     *
     * @return the lines; the last one may be incomplete
     */
    public List<String> output() {
        return log.lines();
    }

    /** Kills the process as {@code kill -9} does, and returns when it is gone. */
    public void kill9() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw Interruption.during("waiting for the end of " + name, e);
        }
    }

    /**
     * Asks the process to end ({@code SIGTERM}) and waits for it; kills it when it does not end in time.
     *
     * @param patience how long to wait
     * @return whether it ended by itself
     */
    public boolean terminate(Duration patience) {
        process.destroy();
        if (awaitExit(patience).isPresent()) {
            return true;
        }
        kill9();
        return false;
    }

    /** Stops the process where it stands ({@code SIGSTOP}), as a long garbage collection or a paused machine does. */
    public void suspend() {
        Signals.send("STOP", process.pid());
    }

    /** Lets a suspended process go on ({@code SIGCONT}). */
    public void resume() {
        Signals.send("CONT", process.pid());
    }

    /**
     * Waits until the process has ended.
     *
     * @param patience how long to wait
     * @return the exit code, or empty if it still runs
     */
    public OptionalInt awaitExit(Duration patience) {
        try {
            process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw Interruption.during("waiting for the end of " + name, e);
        }
        return exitCode();
    }

    /**
     * Waits until the output holds a line.
     *
     * @param wanted tells the line
     * @param patience how long to wait
     * @return the first such line
     * @throws TestbedException if the time is over, or the process ended without it
     */
    public String awaitLine(Predicate<String> wanted, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            boolean alive = process.isAlive();
            Optional<String> line = output().stream().filter(wanted).findFirst();
            if (line.isPresent()) {
                return line.get();
            }
            if (!alive) {
                throw new TestbedException(name + " ended with exit code " + process.exitValue()
                        + " before it wrote the awaited line." + log.end());
            }
            if (System.nanoTime() > deadline) {
                throw new TestbedException(name + " did not write the awaited line within " + patience.toSeconds()
                        + " seconds." + log.end());
            }
            pause();
        }
    }

    /** The end of the output, to show in an error message. */
    String endOfOutput() {
        return log.end();
    }

    private void pause() {
        try {
            Thread.sleep(SLICE.toMillis());
        } catch (InterruptedException e) {
            throw Interruption.during("waiting for output of " + name, e);
        }
    }

    /** Kills the process if it still runs, and removes its temporary files. */
    @Override
    public void close() {
        kill9();
        released.join();
        cleanUp.run();
    }
}
