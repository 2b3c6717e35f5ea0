package dev.hapax.maven;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Dependency;
import org.apache.maven.project.MavenProject;

/**
 * Where the project's own code can be by the time that a module is compiled, before anything is resolved. Modules of the
 * same build are the project's own; so is what a dependency of the same group and version brings, which is what a module
 * looks like when it is built alone, and so are the libraries that the user wants to be followed.
 */
final class OwnPlaces {
    private final Path localRepository;
    private final Path root;
    private final ReactorModules modules;

    OwnPlaces(Path localRepository, Path root, ReactorModules modules) {
        this.localRepository = localRepository;
        this.root = root;
        this.modules = modules;
    }

    static OwnPlaces of(MavenSession session, ReactorModules modules) {
        return new OwnPlaces(
                Path.of(session.getLocalRepository().getBasedir()),
                session.getRequest().getMultiModuleProjectDirectory().toPath(),
                modules);
    }

    /** Whether an artifact that a module depends on is the project's own code. */
    static boolean isOwn(MavenProject project, String groupId, String version) {
        return project.getGroupId().equals(groupId) && project.getVersion().equals(version);
    }

    /** Where Maven keeps the libraries of a house, of any version: whichever of them is compiled with is the project's own code. */
    List<Path> of(House house) {
        return house.sorted().stream()
                .map(group -> localRepository.resolve(group.replace('.', '/')))
                .toList();
    }

    /** Directories and jars besides the module's own output; some exist, depending on the phase that was reached. */
    Set<Path> besides(MavenProject project) {
        Set<Path> places = new LinkedHashSet<>();
        List<MavenProject> reached = new ArrayList<>(List.of(project));
        for (MavenProject module : modules.dependenciesOf(project)) {
            places.addAll(of(module));
            reached.add(module);
        }
        for (MavenProject module : reached) {
            for (Dependency dependency : module.getDependencies()) {
                if (isOwn(project, dependency.getGroupId(), dependency.getVersion())) {
                    addJars(dependency.getGroupId(), dependency.getArtifactId(), dependency.getVersion(), places);
                }
            }
        }
        return places;
    }

    /** Where a module's classes can be, the likeliest first. */
    Set<Path> of(MavenProject module) {
        Set<Path> places = new LinkedHashSet<>();
        places.add(Path.of(module.getBuild().getOutputDirectory()));
        places.add(Path.of(module.getBuild().getDirectory(), module.getBuild().getFinalName() + ".jar"));
        addJars(module.getGroupId(), module.getArtifactId(), module.getVersion(), places);
        return places;
    }

    private void addJars(String groupId, String artifactId, String version, Set<Path> places) {
        String jar = artifactId + "-" + version + ".jar";
        places.add(localRepository
                .resolve(groupId.replace('.', '/'))
                .resolve(artifactId)
                .resolve(version)
                .resolve(jar));
        // where Maven 4 keeps what an earlier run of the same build has packaged
        places.add(root.resolve("target/project-local-repo")
                .resolve(groupId)
                .resolve(artifactId)
                .resolve(version)
                .resolve(jar));
    }
}
