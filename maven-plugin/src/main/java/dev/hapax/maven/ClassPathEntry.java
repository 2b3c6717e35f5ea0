package dev.hapax.maven;

import dev.hapax.analysis.ClassFile;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** One directory or jar of a class path. */
sealed interface ClassPathEntry extends Closeable {
    Path path();

    ClassFile.Origin origin();

    Optional<byte[]> read(String file) throws IOException;

    /** The names of all its files that end in a text, with slashes, sorted. */
    List<String> files(String suffix) throws IOException;

    /** Where a file is, for messages. */
    String locationOf(String file);

    /** Internal names of the classes in it. */
    default List<String> classes() throws IOException {
        return files(".class").stream()
                .flatMap(file -> className(file).stream())
                .sorted()
                .toList();
    }

    /** The packages that it has files in, with slashes. */
    Set<String> packages() throws IOException;

    /** The package of a class or a file, with slashes; empty text for what is in none. */
    static String packageOf(String name) {
        return name.substring(0, Math.max(name.lastIndexOf('/'), 0));
    }

    static Optional<ClassPathEntry> open(Path path, ClassFile.Origin origin) throws IOException {
        if (Files.isDirectory(path)) {
            return Optional.of(new Directory(path, origin));
        }
        if (!Files.isRegularFile(path)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Jar(path, origin, new JarFile(path.toFile(), false, ZipFile.OPEN_READ, Runtime.version())));
        } catch (IOException e) {
            throw new IOException(path + " cannot be read as a jar: " + e.getMessage(), e);
        }
    }

    private static Optional<String> className(String file) {
        return file.endsWith(".class") && !file.endsWith("-info.class") && !file.startsWith("META-INF/")
                ? Optional.of(file.substring(0, file.length() - ".class".length()))
                : Optional.empty();
    }

    record Directory(Path path, ClassFile.Origin origin) implements ClassPathEntry {
        @Override
        public Optional<byte[]> read(String file) throws IOException {
            Path found = path.resolve(file);
            return Files.isRegularFile(found) ? Optional.of(Files.readAllBytes(found)) : Optional.empty();
        }

        @Override
        public List<String> files(String suffix) throws IOException {
            try (Stream<Path> files = Files.walk(path)) {
                return files.map(file -> path.relativize(file).toString().replace(File.separatorChar, '/'))
                        .filter(file -> file.endsWith(suffix))
                        .sorted()
                        .toList();
            }
        }

        @Override
        public String locationOf(String file) {
            return path.resolve(file).toString();
        }

        @Override
        public Set<String> packages() throws IOException {
            try (Stream<Path> files = Files.walk(path)) {
                return files.filter(Files::isDirectory)
                        .map(folder -> path.relativize(folder).toString().replace(File.separatorChar, '/'))
                        .collect(Collectors.toSet());
            }
        }

        @Override
        public void close() {}
    }

    record Jar(Path path, ClassFile.Origin origin, JarFile jar) implements ClassPathEntry {
        private static final Pattern VERSIONED = Pattern.compile("^META-INF/versions/\\d+/");

        @Override
        public Optional<byte[]> read(String file) throws IOException {
            ZipEntry found = jar.getEntry(file);
            if (found == null) {
                return Optional.empty();
            }
            try (InputStream in = jar.getInputStream(found)) {
                return Optional.of(in.readAllBytes());
            }
        }

        @Override
        public List<String> files(String suffix) {
            return jar.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(suffix))
                    .sorted()
                    .toList();
        }

        @Override
        public String locationOf(String file) {
            return path + "!/" + file;
        }

        @Override
        public Set<String> packages() {
            return jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(entry -> packageOf(VERSIONED.matcher(entry.getName()).replaceFirst("")))
                    .collect(Collectors.toSet());
        }

        @Override
        public void close() throws IOException {
            jar.close();
        }
    }
}
