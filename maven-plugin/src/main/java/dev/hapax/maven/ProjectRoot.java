package dev.hapax.maven;

import java.io.File;
import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/** The top directory of a project, which its files are named relative to. */
final class ProjectRoot {
    private ProjectRoot() {}

    /**
     * The highest directory that belongs to the project: where Maven was started, or above it where its configuration or
     * a parent of a module says so.
     */
    static Path of(MavenSession session) {
        Path root = folder(session.getTopLevelProject());
        File configured = session.getRequest().getMultiModuleProjectDirectory();
        if (configured != null && root.startsWith(normal(configured))) {
            root = normal(configured);
        }
        for (MavenProject parent = session.getTopLevelProject().getParent();
                parent != null && parent.getFile() != null;
                parent = parent.getParent()) {
            if (root.startsWith(folder(parent))) {
                root = folder(parent);
            }
        }
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
