package dev.hapax.processor.judging;

import dev.hapax.analysis.ProjectFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Directories and jars whose classes are the project's own, as far as they are known. */
final class ClassRoots {
    private static final String SUFFIX = ".class";

    private final Set<Path> roots = new LinkedHashSet<>();

    ClassRoots(List<Path> named) {
        roots.addAll(named);
    }

    void add(Path root) {
        roots.add(root);
    }

    boolean contains(Path root) {
        return roots.contains(root);
    }

    /** Internal names of the classes in all of them; those that do not exist hold none. */
    Set<String> classes() throws IOException {
        Set<String> names = new LinkedHashSet<>();
        for (Path root : roots) {
            if (Files.isDirectory(root)) {
                add(root, "", names);
            } else if (Files.isRegularFile(root)) {
                try (ZipFile jar = new ZipFile(root.toFile())) {
                    jar.stream()
                            .flatMap(entry -> className(entry.getName()).stream())
                            .sorted()
                            .forEach(names::add);
                } catch (IOException e) {
                    throw new IOException(root + " cannot be read as a jar: " + e.getMessage(), e);
                }
            }
        }
        return names;
    }

    /** The files in all of them whose names end in a text. */
    List<ProjectFile> files(String suffix) throws IOException {
        List<ProjectFile> files = new ArrayList<>();
        for (Path root : roots) {
            if (Files.isDirectory(root)) {
                try (Stream<Path> found = Files.walk(root)) {
                    for (Path file : found.filter(path -> path.toString().endsWith(suffix) && Files.isRegularFile(path))
                            .sorted()
                            .toList()) {
                        String name = root.relativize(file).toString().replace('\\', '/');
                        files.add(new ProjectFile(name, Files.readAllBytes(file), file.toString()));
                    }
                } catch (UncheckedIOException e) {
                    throw e.getCause();
                }
            } else if (Files.isRegularFile(root)) {
                files.addAll(inJar(root, suffix));
            }
        }
        return files;
    }

    private static List<ProjectFile> inJar(Path root, String suffix) throws IOException {
        List<ProjectFile> files = new ArrayList<>();
        try (ZipFile jar = new ZipFile(root.toFile())) {
            for (ZipEntry entry : jar.stream()
                    .filter(entry -> entry.getName().endsWith(suffix))
                    .sorted(Comparator.comparing(ZipEntry::getName))
                    .toList()) {
                try (InputStream in = jar.getInputStream(entry)) {
                    files.add(new ProjectFile(entry.getName(), in.readAllBytes(), root + "!/" + entry.getName()));
                }
            }
        }
        return files;
    }

    /** A directory of a package has no dot in its name, so that files need not be asked what they are. */
    private static void add(Path directory, String prefix, Set<String> names) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                className(prefix + name).ifPresent(names::add);
                if (name.indexOf('.') < 0 && Files.isDirectory(entry)) {
                    add(entry, prefix + name + "/", names);
                }
            }
        }
    }

    private static Optional<String> className(String file) {
        return file.endsWith(SUFFIX) && !file.endsWith("-info.class") && !file.startsWith("META-INF/")
                ? Optional.of(file.substring(0, file.length() - SUFFIX.length()))
                : Optional.empty();
    }
}
