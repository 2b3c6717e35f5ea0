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

/** A jar as if it were the project; the test's class path holds its libraries. */
final class JarClasses implements ClassFiles, AutoCloseable {
    private static final String SUFFIX = ".class";

    private final JarFile jar;
    private final Set<String> names = new TreeSet<>();

    JarClasses(Path path) throws IOException {
        this.jar = new JarFile(path.toFile());
        jar.stream()
                .map(JarEntry::getName)
                .filter(name -> name.endsWith(SUFFIX) && !name.startsWith("META-INF") && !name.contains("-info"))
                .forEach(name -> names.add(name.substring(0, name.length() - SUFFIX.length())));
    }

    /** The jar that a class on the test's class path comes from. */
    static JarClasses holding(Class<?> type) throws IOException {
        try {
            return new JarClasses(Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI()));
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
