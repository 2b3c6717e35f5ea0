package dev.hapax.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class WorkerProcessIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Says what it was given, then waits for ever, or ends with the exit code in its second argument. */
    static final class Talker {
        public static void main(String[] arguments) throws InterruptedException {
            System.out.println("said " + arguments[0] + " " + System.getenv("HAPAX_WORD"));
            if (arguments.length > 1) {
                System.exit(Integer.parseInt(arguments[1]));
            }
            Thread.sleep(Long.MAX_VALUE);
        }
    }

    /** Starts a talker, says which process it is, and waits to be killed. */
    static final class Parent {
        public static void main(String[] arguments) throws InterruptedException {
            WorkerProcess child = WorkerProcess.start(
                    WorkerSpec.of("child", Talker.class.getName()).withArguments("hello"));
            System.out.println("child " + child.pid());
            Thread.sleep(Long.MAX_VALUE);
        }
    }

    @Test
    void runsAMainClassAndIsKilled() {
        WorkerSpec spec = WorkerSpec.of("talker", Talker.class.getName())
                .withArguments("hello")
                .withEnvironment(Map.of("HAPAX_WORD", "world"));
        try (WorkerProcess worker = WorkerProcess.start(spec)) {
            assertThat(worker.awaitLine(line -> line.startsWith("said"), PATIENCE))
                    .isEqualTo("said hello world");
            assertThat(worker.exitCode()).isEmpty();
            worker.kill9();
            assertThat(worker.exitCode()).hasValue(137);
            assertThat(worker.output()).contains("said hello world");
        }
    }

    @Test
    void saysHowItEndedInsteadOfTheAwaitedLine() {
        WorkerSpec spec = WorkerSpec.of("talker", Talker.class.getName()).withArguments("bye", "3");
        try (WorkerProcess worker = WorkerProcess.start(spec)) {
            assertThatThrownBy(() -> worker.awaitLine("never"::equals, PATIENCE))
                    .isInstanceOf(TestbedException.class)
                    .hasMessageContaining("talker ended with exit code 3")
                    .hasMessageContaining("said bye");
        }
    }

    @Test
    void appendsToOneLogOverRestartsAndRemovesItsOwnFiles() throws Exception {
        Path log = Files.createTempFile("talker", ".log");
        WorkerSpec spec = WorkerSpec.of("talker", Talker.class.getName()).withLog(log);
        for (String word : List.of("first", "second")) {
            try (WorkerProcess worker = WorkerProcess.start(spec.withArguments(word, "0"))) {
                assertThat(worker.awaitExit(PATIENCE)).hasValue(0);
            }
        }
        assertThat(Files.readString(log)).contains("said first").contains("said second");
        Files.delete(log);
    }

    @Test
    void diesWithItsParent() throws Exception {
        try (WorkerProcess parent = WorkerProcess.start(WorkerSpec.of("parent", Parent.class.getName()))) {
            String line = parent.awaitLine(said -> said.startsWith("child "), PATIENCE);
            ProcessHandle child = ProcessHandle.of(Long.parseLong(line.substring("child ".length())))
                    .orElseThrow();
            parent.kill9();
            child.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }
}
