package dev.hapax.maven;

import dev.hapax.analysis.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

/**
 * What the goal was told for one module.
 *
 * @param project the module
 * @param settings how strictly to judge, and at which levels
 * @param catalog the catalog file that the user names
 * @param again whether what the processor has judged is judged again
 * @param failOnError whether errors fail the build
 * @param sarif the file for the whole build's SARIF; empty where none is asked for
 * @param log where findings go
 * @param start when it began, as {@link System#nanoTime} tells
 */
record CheckRun(
        MavenProject project,
        Settings settings,
        Optional<Path> catalog,
        boolean again,
        boolean failOnError,
        Optional<Path> sarif,
        Log log,
        long start) {

    boolean isCompiled() {
        return Files.isDirectory(Path.of(project.getBuild().getOutputDirectory()));
    }

    /** Whether there is anything to compile. */
    boolean hasSources() throws IOException {
        return !"pom".equals(project.getPackaging())
                && Sources.of(List.of(project)).exist();
    }
}
