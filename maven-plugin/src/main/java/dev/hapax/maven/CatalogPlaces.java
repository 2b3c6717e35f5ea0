package dev.hapax.maven;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.project.MavenProject;

/** Where a module keeps rows of its own about what library calls do. */
final class CatalogPlaces {
    private static final List<String> USUAL = List.of("hapax-catalog.yaml", "src/main/hapax/catalog.yaml");

    private CatalogPlaces() {}

    /**
     * The module's catalog files.
     *
     * @param project the module
     * @param configured the file that the user names; it need not exist, which is then said
     * @return files, the configured one first
     */
    static List<Path> of(MavenProject project, Optional<Path> configured) {
        List<Path> files = new ArrayList<>();
        Path folder = project.getBasedir().toPath();
        configured.map(folder::resolve).ifPresent(files::add);
        for (String name : USUAL) {
            Path file = folder.resolve(name);
            if (Files.isRegularFile(file) && !files.contains(file)) {
                files.add(file);
            }
        }
        return files;
    }
}
