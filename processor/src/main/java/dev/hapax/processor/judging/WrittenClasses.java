package dev.hapax.processor.judging;

import dev.hapax.analysis.ClassOutline;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.tools.JavaFileObject;

/** The classes whose class files javac has written in this compilation, with their sources and outlines. */
final class WrittenClasses {
    private final Map<String, JavaFileObject> sources = new LinkedHashMap<>();
    private final Map<String, ClassOutline> outlines = new HashMap<>();

    void add(String internalName, JavaFileObject source, ClassOutline outline) {
        sources.put(internalName, source);
        outlines.put(internalName, outline);
    }

    boolean contains(String internalName) {
        return sources.containsKey(internalName);
    }

    Optional<ClassOutline> outline(String internalName) {
        return Optional.ofNullable(outlines.get(internalName));
    }

    Optional<JavaFileObject> source(String internalName) {
        return Optional.ofNullable(sources.get(internalName));
    }

    Set<String> names() {
        return Collections.unmodifiableSet(sources.keySet());
    }
}
