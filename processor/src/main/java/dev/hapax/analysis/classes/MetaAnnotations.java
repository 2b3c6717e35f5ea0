package dev.hapax.analysis.classes;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;

/** Looks through annotations to those that their types are annotated with, at any depth. Not thread-safe. */
public final class MetaAnnotations {
    private final ClassPool pool;
    private final Map<String, Map<String, AnnotationNode>> known = new HashMap<>();

    /**
     * The annotations of a pool's annotation types.
     *
     * @param pool reads the classes
     */
    public MetaAnnotations(ClassPool pool) {
        this.pool = pool;
    }

    /**
     * Finds an annotation.
     *
     * @param annotations where to look
     * @param wanted descriptors of the annotation types that are looked for
     * @return the first that is one of them or is annotated with one of them; in the second case that one, as it stands on
     *     the annotation's type
     */
    public Optional<AnnotationNode> find(Stream<AnnotationNode> annotations, Set<String> wanted) {
        return annotations
                .flatMap(annotation -> find(annotation, wanted).stream())
                .findFirst();
    }

    private Optional<AnnotationNode> find(AnnotationNode annotation, Set<String> wanted) {
        if (wanted.contains(annotation.desc)) {
            return Optional.of(annotation);
        }
        return behind(annotation).filter(one -> wanted.contains(one.desc)).findFirst();
    }

    /**
     * What an annotation's type is annotated with, at any depth.
     *
     * @param annotation the annotation
     * @return the annotations, the nearer ones first, each type once
     */
    public Stream<AnnotationNode> behind(AnnotationNode annotation) {
        Map<String, AnnotationNode> behind = known.get(annotation.desc);
        if (behind == null) {
            behind = behind(annotation.desc);
            known.put(annotation.desc, behind);
        }
        return behind.values().stream();
    }

    private Map<String, AnnotationNode> behind(String descriptor) {
        Map<String, AnnotationNode> found = new LinkedHashMap<>();
        Deque<String> open = new ArrayDeque<>(List.of(descriptor));
        while (!open.isEmpty()) {
            String next = open.removeFirst();
            if (!next.startsWith("Ljava/")) {
                pool.find(Type.getType(next).getInternalName())
                        .ifPresent(type -> Annotations.of(type)
                                .filter(annotation -> found.putIfAbsent(annotation.desc, annotation) == null)
                                .forEach(annotation -> open.add(annotation.desc)));
            }
        }
        return found;
    }
}
