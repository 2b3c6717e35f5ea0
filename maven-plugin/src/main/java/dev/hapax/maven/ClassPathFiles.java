package dev.hapax.maven;

import dev.hapax.analysis.ClassFile;
import dev.hapax.analysis.ClassFiles;
import dev.hapax.analysis.ProjectFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Class files of a compile class path, and of the JDK that runs this. Not thread-safe. */
final class ClassPathFiles implements ClassFiles, Closeable {
    private static final String SUFFIX = ".class";

    private final List<ClassPathEntry> entries = new ArrayList<>();
    private @Nullable Map<String, List<ClassPathEntry>> byPackage;
    private final ClassLoader platform = ClassLoader.getPlatformClassLoader();

    /**
     * Opens a class path.
     *
     * @param classPath directories and jars in their order; what does not exist is left out, as compilers do
     * @param own those of them whose classes are the project's own
     * @throws IOException if a jar cannot be opened; the message names it
     */
    ClassPathFiles(Collection<Path> classPath, Collection<Path> own) throws IOException {
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
        for (ClassPathEntry entry : entriesWith(internalName)) {
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

    /** Long class paths are not asked jar by jar for each class: their tables of contents say which packages they hold. */
    private List<ClassPathEntry> entriesWith(String internalName) throws IOException {
        Map<String, List<ClassPathEntry>> known = byPackage;
        if (known == null) {
            known = new HashMap<>();
            for (ClassPathEntry entry : entries) {
                for (String name : entry.packages()) {
                    known.computeIfAbsent(name, key -> new ArrayList<>(1)).add(entry);
                }
            }
            byPackage = known;
        }
        return known.getOrDefault(ClassPathEntry.packageOf(internalName), List.of());
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

    @Override
    public List<ProjectFile> projectFiles(String suffix) throws IOException {
        List<ProjectFile> files = new ArrayList<>();
        for (ClassPathEntry entry : entries) {
            if (entry.origin() == ClassFile.Origin.PROJECT) {
                for (String name : entry.files(suffix)) {
                    Optional<byte[]> bytes = entry.read(name);
                    bytes.ifPresent(content -> files.add(new ProjectFile(name, content, entry.locationOf(name))));
                }
            }
        }
        return files;
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
