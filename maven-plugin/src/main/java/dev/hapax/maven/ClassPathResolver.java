package dev.hapax.maven;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.DefaultDependencyResolutionRequest;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.DependencyResolutionResult;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.graph.Dependency;

/**
 * Finds class paths, and says what is missing where Maven would end the build. Other modules are taken from their output
 * directories: Maven itself finds them there only when the same run has compiled them. Not thread-safe.
 */
final class ClassPathResolver {
    private final ProjectDependenciesResolver resolver;
    private final MavenSession session;
    private final ReactorModules modules;
    private final OwnPlaces places;
    private final Map<Wanted, ModuleClassPath> known = new HashMap<>();
    private final Map<MavenProject, Resolution> resolutions = new HashMap<>();
    private final Set<String> groups = new HashSet<>();

    ClassPathResolver(ProjectDependenciesResolver resolver, MavenSession session, ReactorModules modules) {
        this.resolver = resolver;
        this.session = session;
        this.modules = modules;
        this.places = OwnPlaces.of(session, modules);
    }

    private record Wanted(MavenProject project, House house) {}

    /** What Maven has found for a module, and what it says where it could not even tell what to look for. */
    private record Resolution(DependencyResolutionResult result, Optional<String> notice) {}

    /**
     * The class path of a module, with what it needs at run time; never throws for what is missing.
     *
     * @param project the module
     * @param house whose libraries are followed
     */
    ModuleClassPath of(MavenProject project, House house) {
        Wanted wanted = new Wanted(project, house);
        ModuleClassPath path = known.get(wanted);
        if (path == null) {
            path = find(project, house);
            known.put(wanted, path);
        }
        return path;
    }

    /** The groups of all that has been on a class path, the modules' own included. */
    Set<String> groups() {
        return Set.copyOf(groups);
    }

    private ModuleClassPath find(MavenProject project, House house) {
        Path output = Path.of(project.getBuild().getOutputDirectory());
        Set<Path> entries = new LinkedHashSet<>(Set.of(output));
        Set<Path> own = new LinkedHashSet<>(Set.of(output));
        Set<Path> atRunTime = new HashSet<>();
        List<String> notices = new ArrayList<>();
        List<MavenProject> needing = new ArrayList<>(List.of(project));
        groups.add(project.getGroupId());
        for (MavenProject module : modules.dependenciesOf(project)) {
            groups.add(module.getGroupId());
            if (!session.getProjects().contains(module)) {
                needing.add(module); // of a module that this run leaves out, Maven does not say what it needs
            }
            if (!"pom".equals(module.getPackaging())) {
                Optional<Path> place =
                        places.of(module).stream().filter(Files::exists).findFirst();
                place.ifPresentOrElse(
                        found -> {
                            entries.add(found);
                            own.add(found);
                        },
                        () -> notices.add("The module " + module.getId() + ", which " + project.getId()
                                + " depends on, is not compiled, so calls into it are not judged."));
            }
        }
        for (MavenProject module : needing) {
            DependencyResolutionResult result = resolved(module, notices);
            for (Dependency dependency : result.getResolvedDependencies()) {
                Artifact artifact = dependency.getArtifact();
                groups.add(artifact.getGroupId());
                if (artifact.getFile() != null && isClasses(artifact)) {
                    Path file = artifact.getFile().toPath();
                    entries.add(file);
                    if ("runtime".equals(dependency.getScope())) {
                        atRunTime.add(file);
                    }
                    if (house.owns(artifact.getGroupId())
                            || OwnPlaces.isOwn(project, artifact.getGroupId(), artifact.getBaseVersion())) {
                        own.add(file);
                    }
                }
            }
            List<Dependency> missing = new ArrayList<>();
            for (Dependency dependency : result.getUnresolvedDependencies()) {
                groups.add(dependency.getArtifact().getGroupId());
                if (!isReadBeside(module, dependency.getArtifact(), entries, own, notices)) {
                    missing.add(dependency);
                }
            }
            if (!missing.isEmpty()) {
                notices.add(unresolved(module, missing, result));
            }
        }
        Set<Path> catalogs = new LinkedHashSet<>(entries);
        catalogs.removeAll(atRunTime);
        return new ModuleClassPath(entries, own, catalogs, notices);
    }

    /** What several class paths need is resolved once, so that each says the same of what is missing. */
    private DependencyResolutionResult resolved(MavenProject project, List<String> notices) {
        Resolution resolution = resolutions.get(project);
        if (resolution == null) {
            resolution = resolve(project);
            resolutions.put(project, resolution);
        }
        resolution.notice().ifPresent(notices::add);
        return resolution.result();
    }

    private Resolution resolve(MavenProject project) {
        DefaultDependencyResolutionRequest request =
                new DefaultDependencyResolutionRequest(project, session.getRepositorySession());
        request.setResolutionFilter((node, parents) -> node.getDependency() != null && isWanted(node.getDependency()));
        try {
            return new Resolution(resolver.resolve(request), Optional.empty());
        } catch (DependencyResolutionException e) {
            Optional<String> notice = e.getResult().getCollectionErrors().stream()
                    .findFirst()
                    .map(error -> "The dependencies of " + project.getId() + " cannot be told (" + firstLine(error)
                            + "), so calls into some libraries are not judged.");
            return new Resolution(e.getResult(), notice);
        }
    }

    private boolean isWanted(Dependency dependency) {
        Artifact artifact = dependency.getArtifact();
        return !"test".equals(dependency.getScope())
                && isClasses(artifact)
                && !modules.contains(artifact.getGroupId(), artifact.getArtifactId());
    }

    private static boolean isClasses(Artifact artifact) {
        return "jar".equals(artifact.getExtension());
    }

    /** Whether a module of the same house that was not built with this one is read from where its classes stand. */
    private static boolean isReadBeside(
            MavenProject project, Artifact artifact, Set<Path> entries, Set<Path> own, List<String> notices) {
        Optional<Path> beside = OwnPlaces.isOwn(project, artifact.getGroupId(), artifact.getBaseVersion())
                ? NeighbourModules.output(project, artifact.getArtifactId())
                : Optional.empty();
        if (beside.isEmpty()) {
            return false;
        }
        entries.add(beside.get());
        own.add(beside.get());
        notices.add("The dependency " + artifact + " of " + project.getId() + " is read from " + beside.get()
                + ". What it depends on itself is not known here, so calls into libraries that come with it alone are not"
                + " judged. Judge the modules together (-am), or install it.");
        return true;
    }

    /** In one sentence: offline, all that only a run of the project needs may be missing, for the same reason. */
    private static String unresolved(
            MavenProject project, List<Dependency> missing, DependencyResolutionResult result) {
        String all = missing.stream().map(one -> one.getArtifact().toString()).collect(Collectors.joining(", "));
        boolean one = missing.size() == 1;
        List<Exception> errors = result.getResolutionErrors(missing.get(0));
        String reason = errors.isEmpty() ? "" : " (" + (one ? "" : "the first: ") + firstLine(errors.get(0)) + ")";
        return (one ? "The dependency " : "The dependencies ") + all + " of " + project.getId() + " cannot be resolved"
                + reason + ", so calls into " + (one ? "it" : "them") + " are not judged.";
    }

    private static String firstLine(Exception error) {
        String message = String.valueOf(error.getMessage());
        return message.lines().findFirst().orElse(message);
    }
}
