package dev.hapax.processor.judging;

import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The class files of the JDK that javac runs on. */
final class PlatformClasses {
    private final FileSystem image = FileSystems.getFileSystem(URI.create("jrt:/"));
    private final Map<String, List<String>> modules = new HashMap<>();

    boolean hasModule(String name) {
        return Files.isDirectory(image.getPath("/modules", name));
    }

    Optional<byte[]> find(String internalName) throws IOException {
        int slash = internalName.lastIndexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        for (String module : modules(internalName.substring(0, slash).replace('/', '.'))) {
            Path file = image.getPath("/modules", module, internalName + ".class");
            if (Files.isRegularFile(file)) {
                return Optional.of(Files.readAllBytes(file));
            }
        }
        return Optional.empty();
    }

    private List<String> modules(String packageName) throws IOException {
        List<String> known = modules.get(packageName);
        if (known != null) {
            return known;
        }
        List<String> found = new ArrayList<>();
        Path links = image.getPath("/packages", packageName);
        if (Files.isDirectory(links)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(links)) {
                for (Path entry : entries) {
                    found.add(entry.getFileName().toString());
                }
            }
        }
        modules.put(packageName, found);
        return found;
    }
}
