package dev.hapax.processor.judging;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.tools.JavaFileObject;

/** The classes whose class files javac has written in this compilation, with their sources. */
final class WrittenClasses {
    private final Map<String, JavaFileObject> sources = new LinkedHashMap<>();

    void add(String internalName, JavaFileObject source) {
        sources.put(internalName, source);
    }

    boolean contains(String internalName) {
        return sources.containsKey(internalName);
    }

    Optional<JavaFileObject> source(String internalName) {
        return Optional.ofNullable(sources.get(internalName));
    }

    Set<String> names() {
        return Collections.unmodifiableSet(sources.keySet());
    }
}
