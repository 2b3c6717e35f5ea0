package dev.hapax.analysis;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** The classes of many jars, as libraries: what is in no jar of them is looked for in the JDK. */
final class JarLibrary implements Closeable {
    private static final int MAX_OPEN = 40;

    /** By package, since the names of all classes of many jars would take more memory than what is judged in it. */
    private final Map<String, Set<Path>> jarsOfPackage = new HashMap<>();

    private final Map<Path, JarFile> open = new LinkedHashMap<>(16, 0.75f, true);

    JarLibrary(List<Path> jars) {
        for (Path jar : jars) {
            try (JarFile file = new JarFile(jar.toFile(), false)) {
                file.stream()
                        .filter(entry -> entry.getName().endsWith(".class"))
                        .map(entry -> packageOf(entry.getName()))
                        .distinct()
                        .forEach(name -> jarsOfPackage
                                .computeIfAbsent(name, key -> new LinkedHashSet<>(1))
                                .add(jar));
            } catch (IOException e) {
                // said when its turn comes to be judged
                continue;
            }
        }
    }

    Optional<ClassFile> find(String internalName) throws IOException {
        String file = internalName + ".class";
        for (Path jar : jarsOfPackage.getOrDefault(packageOf(file), Set.of())) {
            JarFile holder = open(jar);
            ZipEntry entry = holder.getEntry(file);
            if (entry != null) {
                try (var in = holder.getInputStream(entry)) {
                    return Optional.of(
                            new ClassFile(internalName, in.readAllBytes(), ClassFile.Origin.LIBRARY, jar.toString()));
                }
            }
        }
        return jdk(internalName);
    }

    private static String packageOf(String file) {
        return file.substring(0, file.lastIndexOf('/') + 1);
    }

    private static Optional<ClassFile> jdk(String internalName) throws IOException {
        try (var in = ClassLoader.getPlatformClassLoader().getResourceAsStream(internalName + ".class")) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new ClassFile(internalName, in.readAllBytes(), ClassFile.Origin.LIBRARY, "the JDK"));
        }
    }

    private JarFile open(Path jar) throws IOException {
        JarFile known = open.get(jar);
        if (known == null) {
            known = new JarFile(jar.toFile(), false);
            open.put(jar, known);
            if (open.size() > MAX_OPEN) {
                Iterator<JarFile> eldest = open.values().iterator();
                JarFile unused = eldest.next();
                eldest.remove();
                unused.close();
            }
        }
        return known;
    }

    @Override
    public void close() throws IOException {
        for (JarFile jar : open.values()) {
            jar.close();
        }
    }
}
