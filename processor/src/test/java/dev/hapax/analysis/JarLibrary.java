package dev.hapax.analysis;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;

/** The classes of many jars, as libraries: what is in no jar of them is looked for in the JDK. */
final class JarLibrary implements Closeable {
    private static final int MAX_OPEN = 40;

    private final Map<String, Path> jarOfClass = new HashMap<>();
    private final Map<Path, JarFile> open = new LinkedHashMap<>(16, 0.75f, true);

    JarLibrary(List<Path> jars) {
        for (Path jar : jars) {
            try (JarFile file = new JarFile(jar.toFile(), false)) {
                file.stream()
                        .filter(entry -> entry.getName().endsWith(".class"))
                        .forEach(entry -> jarOfClass.putIfAbsent(entry.getName(), jar));
            } catch (IOException e) {
                // said when its turn comes to be judged
                continue;
            }
        }
    }

    Optional<ClassFile> find(String internalName) throws IOException {
        String file = internalName + ".class";
        Path jar = jarOfClass.get(file);
        if (jar == null) {
            return jdk(internalName);
        }
        JarFile holder = open(jar);
        try (var in = holder.getInputStream(holder.getEntry(file))) {
            return Optional.of(
                    new ClassFile(internalName, in.readAllBytes(), ClassFile.Origin.LIBRARY, jar.toString()));
        }
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
