package dev.hapax.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lists jars. */
final class JarFiles {
    private JarFiles() {}

    /**
     * The jars below a directory.
     *
     * @param directory the directory, laid out as a local Maven repository or not
     * @param all whether every version is taken, or only one jar of those that differ in their version's folder
     */
    static List<Path> below(Path directory, boolean all) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            Map<String, List<Path>> byArtifact = files.filter(
                            file -> file.toString().endsWith(".jar"))
                    .filter(file -> !file.toString().matches(".*-(sources|javadoc)\\.jar"))
                    .sorted()
                    .collect(Collectors.groupingBy(JarFiles::artifact, TreeMap::new, Collectors.toList()));
            return byArtifact.values().stream()
                    .flatMap(versions -> all ? versions.stream() : Stream.of(newest(versions)))
                    .toList();
        }
    }

    private static Path newest(List<Path> versions) {
        return versions.stream()
                .max(Comparator.comparing(path -> path.toFile().lastModified()))
                .orElseThrow();
    }

    private static String artifact(Path jar) {
        Path version = jar.getParent();
        Path artifact = version == null ? null : version.getParent();
        boolean repository = artifact != null
                && jar.getFileName().toString().contains(version.getFileName().toString());
        return repository
                ? artifact + "/"
                        + jar.getFileName()
                                .toString()
                                .replace(version.getFileName().toString(), "")
                : jar.toString();
    }
}
