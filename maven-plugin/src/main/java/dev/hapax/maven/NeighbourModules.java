package dev.hapax.maven;

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
@SuppressWarnings("NullAway") // the loop ends where there is no folder
final class NeighbourModules {
    private static final int MAX_DEPTH = 4;

    private NeighbourModules() {}

    /**
     * The compiled classes of a module that is listed above another one.
     *
     * @param project the module that Maven knows
     * @param artifactId the other module's
     * @return its output directory; empty where there is no such module, or it is not compiled
     */
    static Optional<Path> output(MavenProject project, String artifactId) {
        Path folder = project.getBasedir().toPath().toAbsolutePath().normalize();
        for (Path above = folder.getParent(); above != null && hasPom(above); above = above.getParent()) {
            Optional<Path> found = below(above.resolve("pom.xml"), artifactId, MAX_DEPTH);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /**
     * The top of the project that a folder belongs to: each folder above lists the one below as a module.
     *
     * @param folder a module's folder
     * @return the highest of them
     */
    static Path top(Path folder) {
        Path top = folder;
        for (Path above = folder.getParent(); above != null && hasPom(above); above = above.getParent()) {
            if (lists(above, top)) {
                top = above;
            }
        }
        return top;
    }

    private static boolean hasPom(Path folder) {
        return Files.isRegularFile(folder.resolve("pom.xml"));
    }

    private static boolean lists(Path above, Path folder) {
        return read(above.resolve("pom.xml")).stream()
                .flatMap(model -> model.getModules().stream())
                .map(module -> above.resolve(module).normalize())
                .anyMatch(folder::startsWith);
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
                .map(module -> folder.resolve(module).normalize())
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
