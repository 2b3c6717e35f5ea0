package dev.hapax.maven;

import dev.hapax.analysis.CodePlace;
import dev.hapax.maven.judged.SourcePlaces;
import dev.hapax.source.SourceLookup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * The sources of some modules: in the source directories that Maven knows, else by their names below the modules' folders,
 * since a goal that runs by itself does not see the directories that other plugins add. Not thread-safe.
 */
final class Sources implements SourcePlaces {
    private static final Set<String> LANGUAGES = Set.of("java", "kt", "groovy", "scala");
    private static final Pattern PACKAGE = Pattern.compile("^\\s*package\\s+([\\w.]+)", Pattern.MULTILINE);

    private final List<Path> roots;
    private final List<Path> folders;
    private final List<Path> resources;
    private final Map<Path, SourceFile> read = new HashMap<>();
    private @Nullable Map<String, List<Path>> byName;

    private Sources(Collection<Path> roots, Collection<Path> folders, Collection<Path> resources) {
        this.resources = List.copyOf(resources);
        this.roots = List.copyOf(roots);
        this.folders = List.copyOf(folders);
    }

    /** The sources of some modules; where two have a file of the same name, the first one's. */
    static Sources of(Collection<MavenProject> modules) {
        Set<Path> roots = new LinkedHashSet<>();
        Set<Path> folders = new LinkedHashSet<>();
        Set<Path> resources = new LinkedHashSet<>();
        for (MavenProject module : modules) {
            Path build = Path.of(module.getBuild().getDirectory());
            Path main = module.getBasedir().toPath().resolve("src/main");
            module.getCompileSourceRoots().forEach(root -> roots.add(Path.of(root)));
            roots.add(main.resolve("kotlin"));
            roots.add(main.resolve("groovy"));
            roots.add(main.resolve("scala"));
            roots.add(build.resolve("generated-sources/annotations"));
            folders.add(module.getBasedir().toPath().resolve("src"));
            folders.add(build.resolve("generated-sources"));
            module.getResources().forEach(resource -> resources.add(Path.of(resource.getDirectory())));
            resources.add(main.resolve("resources"));
            resources.add(Path.of(module.getBuild().getOutputDirectory()));
        }
        return new Sources(roots, folders, resources);
    }

    /** The source of a place, if there is one. */
    Optional<SourceFile> file(CodePlace place) throws IOException {
        Optional<Path> path = path(place);
        if (path.isEmpty()) {
            return Optional.empty();
        }
        SourceFile known = read.get(path.get());
        if (known == null) {
            known = SourceFile.read(path.get());
            read.put(path.get(), known);
        }
        return Optional.of(known);
    }

    @Override
    public Optional<Spot> spot(CodePlace place) throws IOException {
        return file(place).map(file -> file.spot(place));
    }

    private Optional<Path> path(CodePlace place) throws IOException {
        if (place.sourceFile().isEmpty()) {
            return Optional.empty();
        }
        String name = place.sourceFile().get();
        if (place.expression() instanceof CodePlace.Expression.Setting) {
            return resources.stream()
                    .map(root -> root.resolve(name))
                    .filter(Files::isRegularFile)
                    .findFirst();
        }
        String folder = place.className().substring(0, place.className().lastIndexOf('/') + 1);
        Optional<Path> found = roots.stream()
                // Kotlin's sources need not stand in their package's folder
                .flatMap(root -> List.of(root.resolve(folder + name), root.resolve(name)).stream())
                .filter(Files::isRegularFile)
                .findFirst();
        return found.isPresent() ? found : named(folder, name);
    }

    private Optional<Path> named(String folder, String name) throws IOException {
        Map<String, List<Path>> known = byName;
        if (known == null) {
            known = index();
            byName = known;
        }
        List<Path> candidates = known.getOrDefault(name, List.of());
        Optional<Path> exact =
                candidates.stream().filter(path -> path.endsWith(folder + name)).findFirst();
        return exact.isPresent() ? exact : declaring(folder, candidates);
    }

    /** Compilers do not ask for sources to stand in their package's folder. */
    private static Optional<Path> declaring(String folder, List<Path> candidates) throws IOException {
        for (Path candidate : candidates) {
            // malformed input is replaced and not refused
            Matcher declared = PACKAGE.matcher(new String(Files.readAllBytes(candidate), StandardCharsets.UTF_8));
            String name = declared.find() ? declared.group(1).replace('.', '/') + "/" : "";
            if (name.equals(folder)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private Map<String, List<Path>> index() throws IOException {
        Map<String, List<Path>> index = new HashMap<>();
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.walk(folder)) {
                    files.filter(Sources::isSource)
                            .filter(file -> !folder.relativize(file).startsWith("test"))
                            .sorted()
                            .forEach(file -> index.computeIfAbsent(
                                            file.getFileName().toString(), key -> new ArrayList<>(1))
                                    .add(file));
                }
            }
        }
        return index;
    }

    /** The Java sources in the source directories that can suppress something, as a look at their text tells. */
    List<SourceFile> written() throws IOException {
        List<SourceFile> written = new ArrayList<>();
        for (Path root : roots) {
            if (Files.isDirectory(root)) {
                try (Stream<Path> files = Files.walk(root)) {
                    for (Path file : files.filter(file -> file.toString().endsWith(".java"))
                            .sorted()
                            .toList()) {
                        // malformed input is replaced and not refused
                        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
                        if (SourceLookup.maySuppress(text)) {
                            written.add(SourceFile.read(file));
                        }
                    }
                }
            }
        }
        return written;
    }

    /** Whether there is any source to compile. */
    boolean exist() throws IOException {
        for (Path root : roots) {
            if (Files.isDirectory(root)) {
                try (Stream<Path> files = Files.walk(root)) {
                    if (files.anyMatch(Sources::isSource)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean isSource(Path file) {
        String name = file.getFileName().toString();
        return LANGUAGES.contains(name.substring(name.lastIndexOf('.') + 1)) && !name.endsWith("-info.java");
    }
}
