package dev.hapax.maven;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Dependency;
import org.apache.maven.project.MavenProject;

/** The modules of the build that a module's code can call: their classes are the project's own. */
final class ReactorModules {
    private final Map<String, MavenProject> byKey = new LinkedHashMap<>();

    ReactorModules(Collection<MavenProject> modules) {
        modules.forEach(module -> byKey.put(key(module.getGroupId(), module.getArtifactId()), module));
    }

    /** The modules of a session, those included that this run does not build. */
    static ReactorModules of(MavenSession session) {
        List<MavenProject> all = session.getAllProjects();
        return new ReactorModules(all == null || all.isEmpty() ? session.getProjects() : all);
    }

    boolean contains(String groupId, String artifactId) {
        return byKey.containsKey(key(groupId, artifactId));
    }

    /**
     * The modules that one depends on, over any number of steps.
     *
     * @param project the module
     * @return those modules, itself not included, nearest first
     */
    List<MavenProject> dependenciesOf(MavenProject project) {
        Map<String, MavenProject> reached = new LinkedHashMap<>();
        List<MavenProject> open = new ArrayList<>(List.of(project));
        for (int i = 0; i < open.size(); i++) {
            for (Dependency dependency : open.get(i).getDependencies()) {
                MavenProject module = byKey.get(key(dependency.getGroupId(), dependency.getArtifactId()));
                if (module != null
                        && !module.equals(project)
                        && !Objects.equals(dependency.getScope(), "test")
                        && reached.putIfAbsent(dependency.getManagementKey(), module) == null) {
                    open.add(module);
                }
            }
        }
        return reached.values().stream().distinct().toList();
    }

    /** All modules of the build. */
    Collection<MavenProject> all() {
        return byKey.values();
    }

    /**
     * The modules that depend on one, over any number of steps.
     *
     * @param project the module
     * @return those modules, itself not included
     */
    List<MavenProject> dependentsOf(MavenProject project) {
        return byKey.values().stream()
                .filter(module -> !module.equals(project))
                .filter(module -> dependenciesOf(module).contains(project))
                .toList();
    }

    /**
     * The modules that put one together with others and that no further module uses.
     *
     * @param project the module
     * @return those modules, itself not included
     */
    List<MavenProject> applicationsOf(MavenProject project) {
        return dependentsOf(project).stream()
                .filter(module -> dependentsOf(module).isEmpty())
                .toList();
    }

    /** Whether another module of the build consumes this one. */
    boolean isConsumed(MavenProject project) {
        return byKey.values().stream()
                .flatMap(module -> module.getDependencies().stream())
                .anyMatch(dependency -> project.getGroupId().equals(dependency.getGroupId())
                        && project.getArtifactId().equals(dependency.getArtifactId()));
    }

    private static String key(String groupId, String artifactId) {
        return groupId + ":" + artifactId;
    }
}
