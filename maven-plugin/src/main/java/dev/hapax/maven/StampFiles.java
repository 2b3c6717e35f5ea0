package dev.hapax.maven;

import java.nio.file.Path;
import org.apache.maven.project.MavenProject;

/** Where the processor notes what it has judged: one file a compilation, below the build directory. */
final class StampFiles {
    private StampFiles() {}

    static Path directory(MavenProject project) {
        return Path.of(project.getBuild().getDirectory(), "hapax");
    }

    static Path of(MavenProject project, String execution) {
        return directory(project).resolve(execution + ".stamp");
    }
}
