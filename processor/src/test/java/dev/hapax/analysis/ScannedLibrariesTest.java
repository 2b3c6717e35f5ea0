package dev.hapax.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A short scan: what {@code bin/scan-jars} does with all jars, with those whose code looks most like that of handlers. */
class ScannedLibrariesTest {
    private static final List<String> SCANNED =
            List.of("micronaut-kafka-", "spring-cloud-stream-binder-kafka-", "quarkus-panache-common-");

    @Test
    void noMethodOfALibraryEndsTheAnalysis() {
        List<Path> jars = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(path -> path.toString().endsWith(".jar"))
                .toList();
        ScanResult result = ScanJars.of(jars, new ScanArguments(Path.of("."), Integer.MAX_VALUE, true, SCANNED));
        assertThat(result.methods()).as("methods that were judged").isGreaterThan(500);
        assertThat(result.exceptions()).isEmpty();
    }
}
