package dev.hapax.maven;

import java.util.List;
import java.util.Optional;
import org.apache.maven.model.Dependency;
import org.apache.maven.project.MavenProject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The dependencies on our own artifacts that a module has, or gets for the time of the build. */
final class ModuleDependencies {
    private static final Logger LOG = LoggerFactory.getLogger("dev.hapax");

    private final MavenProject project;
    private final ReactorModules modules;

    ModuleDependencies(MavenProject project, ReactorModules modules) {
        this.project = project;
        this.modules = modules;
    }

    boolean declaresRuntime() {
        return find(project.getDependencies(), Coordinates.RUNTIME).isPresent();
    }

    /** Puts the processor where javac looks by itself; optional, so that it is packed into nothing. */
    void addProcessor() {
        if (find(project.getDependencies(), Coordinates.PROCESSOR).isEmpty()) {
            Dependency dependency = dependency(Coordinates.PROCESSOR, "provided", Coordinates.version());
            dependency.setOptional(true);
            project.getDependencies().add(dependency);
        }
    }

    /** Adds the runtime, unless some version of it is there already. */
    void addRuntime() {
        Optional<String> present = presentRuntime();
        if (present.isPresent()) {
            warnOfMismatch(present.get());
            return;
        }
        String version = managedRuntime().orElseGet(Coordinates::version);
        warnOfMismatch(version);
        project.getDependencies().add(dependency(Coordinates.RUNTIME, "compile", version));
        String added = "Hapax: {} gets {}:{}:{} for this build only.";
        if (modules.isConsumed(project)) {
            LOG.warn(
                    added
                            + " Other modules consume it: declare the dependency in its pom, or its jar lacks it elsewhere.",
                    project.getId(),
                    Coordinates.GROUP,
                    Coordinates.RUNTIME,
                    version);
        } else {
            LOG.info(
                    added + " If its jar is used elsewhere, declare the dependency in its pom.",
                    project.getId(),
                    Coordinates.GROUP,
                    Coordinates.RUNTIME,
                    version);
        }
    }

    private Optional<String> presentRuntime() {
        return find(project.getDependencies(), Coordinates.RUNTIME)
                .or(() -> modules.dependenciesOf(project).stream()
                        .flatMap(module -> find(module.getDependencies(), Coordinates.RUNTIME).stream())
                        .filter(inherited ->
                                !"test".equals(inherited.getScope()) && !"provided".equals(inherited.getScope()))
                        .findFirst())
                .map(Dependency::getVersion);
    }

    private Optional<String> managedRuntime() {
        return project.getDependencyManagement() == null
                ? Optional.empty()
                : find(project.getDependencyManagement().getDependencies(), Coordinates.RUNTIME)
                        .map(Dependency::getVersion);
    }

    private void warnOfMismatch(String version) {
        if (!version.equals(Coordinates.version())) {
            LOG.warn(
                    "Hapax: {} uses hapax-runtime {} with hapax-maven-plugin {}: generated code may not fit it. Use one"
                            + " version for both.",
                    project.getId(),
                    version,
                    Coordinates.version());
        }
    }

    private static Optional<Dependency> find(List<Dependency> dependencies, String artifactId) {
        return dependencies.stream()
                .filter(dependency -> Coordinates.GROUP.equals(dependency.getGroupId())
                        && artifactId.equals(dependency.getArtifactId()))
                .findFirst();
    }

    private static Dependency dependency(String artifactId, String scope, String version) {
        Dependency dependency = new Dependency();
        dependency.setGroupId(Coordinates.GROUP);
        dependency.setArtifactId(artifactId);
        dependency.setVersion(version);
        dependency.setScope(scope);
        return dependency;
    }
}
