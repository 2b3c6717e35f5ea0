package dev.hapax.maven;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * A module after its compilation.
 *
 * @param name how messages call it
 * @param output where its classes are
 * @param classPath its compile class path, its own output first
 * @param own the parts of the class path that hold the project's own code: its output, and what {@link OwnPlaces} says
 * @param sources its source directories
 * @param stamps where the processor noted what it judged
 */
record CompiledModule(String name, Path output, List<Path> classPath, Set<Path> own, List<Path> sources, Path stamps) {

    static CompiledModule of(MavenSession session, MavenProject project) throws DependencyResolutionRequiredException {
        Path output = Path.of(project.getBuild().getOutputDirectory());
        List<Path> classPath = new ArrayList<>();
        for (String element : project.getCompileClasspathElements()) {
            classPath.add(Path.of(element));
        }
        Set<Path> own = new LinkedHashSet<>(Set.of(output));
        ReactorModules modules = ReactorModules.of(session);
        for (Artifact artifact : project.getArtifacts()) {
            boolean isOwn = modules.contains(artifact.getGroupId(), artifact.getArtifactId())
                    || OwnPlaces.isOwn(project, artifact.getGroupId(), artifact.getBaseVersion());
            if (isOwn && artifact.getFile() != null) {
                own.add(artifact.getFile().toPath());
            }
        }
        return new CompiledModule(
                project.getId(), output, classPath, own, sourcesOf(project), StampFiles.directory(project));
    }

    private static List<Path> sourcesOf(MavenProject project) {
        Set<Path> sources = new LinkedHashSet<>();
        project.getCompileSourceRoots().forEach(root -> sources.add(Path.of(root)));
        Path main = project.getBasedir().toPath().resolve("src/main");
        sources.add(main.resolve("kotlin"));
        sources.add(main.resolve("groovy"));
        sources.add(Path.of(project.getBuild().getDirectory(), "generated-sources", "annotations"));
        return List.copyOf(sources);
    }
}
