package dev.hapax.analysis.entities;

import dev.hapax.analysis.ClassOutline;
import dev.hapax.analysis.classes.Annotations;
import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.ClassPool;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AnnotationNode;

/** The statements that stand at the project's classes under a name: {@code @NamedQuery}. Not thread-safe. */
public final class NamedStatements {
    private static final List<String> PACKAGES =
            List.of("Ljakarta/persistence/", "Ljavax/persistence/", "Lorg/hibernate/annotations/");
    private static final Set<String> ONE = Set.of("NamedQuery;", "NamedNativeQuery;");
    private static final Set<String> SEVERAL = Set.of("NamedQueries;", "NamedNativeQueries;");

    private final ClassPool pool;
    private @Nullable Map<String, String> texts;

    /**
     * The named statements of a pool.
     *
     * @param pool reads the classes
     */
    public NamedStatements(ClassPool pool) {
        this.pool = pool;
    }

    /**
     * A statement.
     *
     * @param name its name
     * @return its text, or empty where the project has none of that name
     */
    public Optional<String> text(String name) {
        Map<String, String> known = texts;
        if (known == null) {
            known = read();
            texts = known;
        }
        return Optional.ofNullable(known.get(name));
    }

    private Map<String, String> read() {
        Map<String, String> read = new HashMap<>();
        for (String type : pool.projectClasses()) {
            boolean names = pool.outline(type).map(ClassOutline::annotations).orElse(new java.util.TreeSet<>()).stream()
                    .anyMatch(annotation -> is(annotation, ONE) || is(annotation, SEVERAL));
            Optional<ClassModel> model = names ? pool.find(type) : Optional.empty();
            model.stream()
                    .flatMap(Annotations::of)
                    .flatMap(NamedStatements::each)
                    .forEach(statement -> Annotations.text(statement, "name")
                            .ifPresent(name ->
                                    Annotations.text(statement, "query").ifPresent(text -> read.put(name, text))));
        }
        return read;
    }

    private static Stream<AnnotationNode> each(AnnotationNode annotation) {
        if (is(annotation.desc, ONE)) {
            return Stream.of(annotation);
        }
        return is(annotation.desc, SEVERAL) ? Annotations.nested(annotation, "value").stream() : Stream.empty();
    }

    private static boolean is(String descriptor, Set<String> names) {
        return PACKAGES.stream()
                .anyMatch(
                        start -> descriptor.startsWith(start) && names.contains(descriptor.substring(start.length())));
    }
}
