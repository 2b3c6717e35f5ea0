package dev.hapax.maven;

import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.project.MavenProject;

/** Where a module keeps the findings that are known. */
final class BaselineFiles {
    /** The file's usual name, in the module's folder. */
    static final String USUAL = "hapax-baseline.json";

    private BaselineFiles() {}

    /**
     * The module's file.
     *
     * @param project the module
     * @param configured the file that the user names, relative to the module's folder
     * @return the file; it need not exist
     */
    static Path of(MavenProject project, Optional<String> configured) {
        return project.getBasedir().toPath().resolve(configured.orElse(USUAL));
    }
}
