package dev.hapax.maven;

import java.io.File;
import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/** The top directory of a project, which its files are named relative to. */
final class ProjectRoot {
    private ProjectRoot() {}

    /**
     * The highest directory that belongs to the project: where Maven was started, or above it where Maven's configuration
     * is, or a pom that lists it as a module.
     */
    static Path of(MavenSession session) {
        Path root = folder(session.getTopLevelProject());
        File configured = session.getRequest().getMultiModuleProjectDirectory();
        if (configured != null && root.startsWith(normal(configured))) {
            root = normal(configured);
        }
        root = NeighbourModules.top(root);
        for (MavenProject module : session.getProjects()) {
            while (!folder(module).startsWith(root) && root.getParent() != null) {
                root = root.getParent();
            }
        }
        return root;
    }

    private static Path folder(MavenProject project) {
        return normal(project.getBasedir());
    }

    private static Path normal(File file) {
        return file.toPath().toAbsolutePath().normalize();
    }
}
