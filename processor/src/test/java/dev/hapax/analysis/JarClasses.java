package dev.hapax.analysis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** A jar as if it were the project. */
final class JarClasses implements ClassFiles, AutoCloseable {
    private static final String SUFFIX = ".class";

    /** Where the classes of other jars are found. */
    private interface Libraries {
        Optional<ClassFile> find(String internalName) throws IOException;
    }

    private final JarFile jar;
    private final Libraries libraries;
    private final Set<String> names = new TreeSet<>();

    /** A jar whose libraries are others. */
    JarClasses(Path path, JarLibrary libraries) throws IOException {
        this(path, libraries::find);
    }

    private JarClasses(Path path, Libraries libraries) throws IOException {
        this.libraries = libraries;
        this.jar = new JarFile(path.toFile());
        jar.stream()
                .map(JarEntry::getName)
                .filter(name -> name.endsWith(SUFFIX) && !name.startsWith("META-INF") && !name.contains("-info"))
                .forEach(name -> names.add(name.substring(0, name.length() - SUFFIX.length())));
    }

    /** The jar that a class on the test's class path comes from; that class path holds its libraries. */
    static JarClasses holding(Class<?> type) throws IOException {
        try {
            return new JarClasses(
                    Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI()),
                    JarClasses::onClassPath);
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    @Override
    public Optional<ClassFile> find(String internalName) throws IOException {
        if (names.contains(internalName)) {
            return Optional.of(
                    new ClassFile(internalName, read(internalName), ClassFile.Origin.PROJECT, jar.getName()));
        }
        return libraries.find(internalName);
    }

    private static Optional<ClassFile> onClassPath(String internalName) throws IOException {
        try (InputStream in = ClassLoader.getSystemResourceAsStream(internalName + SUFFIX)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(
                            new ClassFile(internalName, in.readAllBytes(), ClassFile.Origin.LIBRARY, "class path"));
        }
    }

    private byte[] read(String internalName) {
        try (InputStream in = jar.getInputStream(jar.getJarEntry(internalName + SUFFIX))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Set<String> projectClasses() {
        return names;
    }

    @Override
    public void close() throws IOException {
        jar.close();
    }
}
