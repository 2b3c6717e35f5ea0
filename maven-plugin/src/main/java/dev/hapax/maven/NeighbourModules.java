package dev.hapax.maven;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

/** Modules of the same project that this run of Maven does not know, because it was started in one module's folder. */
final class NeighbourModules {
    private static final int MAX_DEPTH = 4;

    private NeighbourModules() {}

    /**
     * The compiled classes of a module that the project's parents list.
     *
     * @param project the module that Maven knows
     * @param artifactId the other module's
     * @return its output directory; empty where there is no such module, or it is not compiled
     */
    static Optional<Path> output(MavenProject project, String artifactId) {
        for (MavenProject parent = project.getParent(); parent != null; parent = parent.getParent()) {
            File pom = parent.getFile();
            if (pom != null && project.getBasedir().toPath().startsWith(pom.toPath().getParent())) {
                Optional<Path> found = below(pom.toPath(), artifactId, MAX_DEPTH);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Path> below(Path pom, String artifactId, int depth) {
        Optional<Model> model = depth == 0 ? Optional.empty() : read(pom);
        if (model.isEmpty()) {
            return Optional.empty();
        }
        Path folder = pom.toAbsolutePath().getParent();
        if (artifactId.equals(model.get().getArtifactId())) {
            return Optional.of(folder.resolve("target/classes")).filter(Files::isDirectory);
        }
        return model.get().getModules().stream()
                .map(module -> folder.resolve(module))
                .map(module -> Files.isDirectory(module) ? module.resolve("pom.xml") : module)
                .flatMap(module -> below(module, artifactId, depth - 1).stream())
                .findFirst();
    }

    private static Optional<Model> read(Path pom) {
        try (Reader in = Files.newBufferedReader(pom)) {
            return Optional.of(new MavenXpp3Reader().read(in, false));
        } catch (IOException | XmlPullParserException e) {
            // a module that Maven could not build either
            return Optional.empty();
        }
    }
}
