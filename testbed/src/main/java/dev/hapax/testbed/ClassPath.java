package dev.hapax.testbed;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/**
 * The class path of this JVM, as files that a child JVM can be given: it may stand in the system class path, in the
 * manifest of a booter jar (Surefire), or in a class loader of its own (Maven plugins).
 */
final class ClassPath {
    /** The system property that says where the broker's own kafka-clients are. */
    private static final String BROKER_CLIENTS = "hapax.testbed.broker-clients";

    private ClassPath() {}

    /** Everything that a class can see, in order. */
    static List<Path> of(Class<?> type) {
        Set<Path> entries = new LinkedHashSet<>();
        for (ClassLoader loader = type.getClassLoader(); loader != null; loader = loader.getParent()) {
            if (loader instanceof URLClassLoader urls) {
                for (URL url : urls.getURLs()) {
                    add(entries, url);
                }
            }
        }
        for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator, -1)) {
            if (!entry.isEmpty()) {
                add(entries, Path.of(entry).toAbsolutePath());
            }
        }
        return List.copyOf(entries);
    }

    /** That of a broker, with the kafka-clients of its own version first where this JVM has those of another one. */
    static List<Path> ofBroker() {
        List<Path> entries = new ArrayList<>();
        String own = System.getProperty(BROKER_CLIENTS, "");
        if (!own.isBlank()) {
            entries.add(Path.of(own).toAbsolutePath());
        }
        entries.addAll(of(ClassPath.class));
        return List.copyOf(entries);
    }

    /** Writes the {@code -cp} option into an argument file, since it can outgrow a command line. */
    static Path argumentFile(Path directory, Collection<Path> entries) {
        String joined = entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        String quoted = '"' + joined.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        try {
            return Files.write(directory.resolve("classpath.args"), List.of("-cp", quoted));
        } catch (IOException e) {
            throw new UncheckedIOException("The class path could not be written to " + directory + ".", e);
        }
    }

    private static void add(Set<Path> entries, URL url) {
        if ("file".equals(url.getProtocol())) {
            add(entries, Path.of(URI.create(url.toString())));
        }
    }

    private static void add(Set<Path> entries, Path entry) {
        if (!Files.exists(entry) || !entries.add(entry) || Files.isDirectory(entry)) {
            return;
        }
        for (URI listed : listedInManifest(entry)) {
            URI absolute = entry.toUri().resolve(listed);
            if ("file".equals(absolute.getScheme())) {
                add(entries, Path.of(absolute));
            }
        }
    }

    private static List<URI> listedInManifest(Path jar) {
        List<URI> listed = new ArrayList<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            String classPath =
                    manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            for (String entry : classPath == null ? new String[0] : classPath.split(" ", -1)) {
                if (!entry.isBlank()) {
                    listed.add(URI.create(entry));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The class path entry " + jar + " could not be read.", e);
        }
        return listed;
    }
}
