package dev.hapax.maven;

import dev.hapax.analysis.ClassFile;
import dev.hapax.analysis.ClassFiles;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Class files of a compile class path, and of the JDK that runs this. Not thread-safe. */
final class ClassPathFiles implements ClassFiles, Closeable {
    private static final String SUFFIX = ".class";

    private final List<ClassPathEntry> entries = new ArrayList<>();
    private final ClassLoader platform = ClassLoader.getPlatformClassLoader();

    /**
     * Opens a class path.
     *
     * @param classPath directories and jars in their order; what does not exist is left out, as compilers do
     * @param own those of them whose classes are the project's own
     * @throws IOException if a jar cannot be opened; the message names it
     */
    ClassPathFiles(List<Path> classPath, Collection<Path> own) throws IOException {
        try {
            for (Path path : classPath) {
                ClassPathEntry.open(path, own.contains(path) ? ClassFile.Origin.PROJECT : ClassFile.Origin.LIBRARY)
                        .ifPresent(entries::add);
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    @Override
    public Optional<ClassFile> find(String internalName) throws IOException {
        String file = internalName + SUFFIX;
        for (ClassPathEntry entry : entries) {
            Optional<byte[]> bytes = entry.read(file);
            if (bytes.isPresent()) {
                return Optional.of(new ClassFile(
                        internalName, bytes.get(), entry.origin(), entry.path().toString()));
            }
        }
        // class files of the JDK are readable as resources, whatever its modules export
        try (InputStream in = platform.getResourceAsStream(file)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new ClassFile(internalName, in.readAllBytes(), ClassFile.Origin.LIBRARY, "the JDK"));
        }
    }

    @Override
    public Set<String> projectClasses() throws IOException {
        Set<String> names = new LinkedHashSet<>();
        for (ClassPathEntry entry : entries) {
            if (entry.origin() == ClassFile.Origin.PROJECT) {
                names.addAll(entry.classes());
            }
        }
        return names;
    }

    /** Internal names of the classes in one directory or jar of the class path. */
    List<String> classesIn(Path path) throws IOException {
        List<String> names = new ArrayList<>();
        for (ClassPathEntry entry : entries) {
            if (entry.path().equals(path)) {
                names.addAll(entry.classes());
            }
        }
        return names;
    }

    @Override
    public void close() throws IOException {
        for (ClassPathEntry entry : entries) {
            entry.close();
        }
    }
}
