package dev.hapax.maven;

import dev.hapax.analysis.Settings;
import dev.hapax.baseline.Baseline;
import dev.hapax.yaml.FileFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

/**
 * What a goal was told for one module.
 *
 * @param project the module
 * @param settings how strictly to judge, and at which levels
 * @param catalog the catalog file that the user names
 * @param house whose libraries are followed
 * @param baseline the file with the known findings; it need not exist
 * @param again whether what the processor has judged is judged again
 * @param outcome what is done with the judgement
 * @param log where findings go
 * @param start when it began, as {@link System#nanoTime} tells
 */
record CheckRun(
        MavenProject project,
        Settings settings,
        Optional<Path> catalog,
        House house,
        Path baseline,
        boolean again,
        Outcome outcome,
        Log log,
        long start) {

    /** A compilation that has failed leaves the resources there. */
    boolean isCompiled() throws IOException {
        Path output = Path.of(project.getBuild().getOutputDirectory());
        if (!Files.isDirectory(output)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(output)) {
            if (files.anyMatch(file -> file.toString().endsWith(".class"))) {
                return true;
            }
        }
        return !hasSources();
    }

    /** Whether there is anything to compile. */
    boolean hasSources() throws IOException {
        return !"pom".equals(project.getPackaging())
                && Sources.of(List.of(project)).exist();
    }

    /** The findings that are known and not to be reported. */
    Baseline known() throws FileFormatException {
        return outcome.heedsBaseline() ? Baseline.read(baseline) : Baseline.none();
    }
}
