package dev.hapax.processor.judging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code bin/demo} promises to be found in examples/unsafe, which no build but the demo compiles. */
class UnsafeExampleTest {
    private static final Path SOURCES = Path.of("../examples/unsafe/src/main/java");

    @TempDir
    private Path folder;

    @Test
    void isRefusedForEachOfItsPatterns() throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(SOURCES)) {
            files = found.filter(file -> file.toString().endsWith(".java")).toList();
        }
        JavacRun.Project project = new JavacRun.Project(folder);
        for (Path file : files) {
            project.source(SOURCES.relativize(file).toString().replace('\\', '/'), Files.readString(file));
        }

        JavacRun run = project.compile(files.stream()
                .map(file -> SOURCES.relativize(file).toString().replace('\\', '/'))
                .toArray(String[]::new));

        assertThat(run.succeeded).isFalse();
        assertThat(run.output)
                .containsPattern("OrderRepository\\.java:\\d+: error: .*\\[hapax:insert]")
                .containsPattern("OrderService\\.java:\\d+: (error|warning): .*\\[hapax:increment]")
                .containsPattern("Notifier\\.java:\\d+: error: .*\\[hapax:send]")
                .containsPattern("PaymentHandler\\.java:\\d+: error: .*\\[hapax:increment]");
    }
}
