package dev.hapax.analysis.entities;

import dev.hapax.analysis.ClassOutline;
import dev.hapax.analysis.classes.Annotations;
import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.mappers.Mappers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AnnotationNode;

/**
 * The statements that the project has under a name: {@code @NamedQuery}, and those of MyBatis's mappers. Not thread-safe.
 */
public final class NamedStatements {
    private static final List<String> PACKAGES =
            List.of("Ljakarta/persistence/", "Ljavax/persistence/", "Lorg/hibernate/annotations/");
    private static final Set<String> ONE = Set.of("NamedQuery;", "NamedNativeQuery;");
    private static final Set<String> SEVERAL = Set.of("NamedQueries;", "NamedNativeQueries;");

    private final ClassPool pool;
    private final Mappers mappers;
    private @Nullable Map<String, String> texts;

    /**
     * The named statements of a pool.
     *
     * @param pool reads the classes
     * @param mappers the statements in files
     */
    public NamedStatements(ClassPool pool, Mappers mappers) {
        this.pool = pool;
        this.mappers = mappers;
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

    /**
     * The texts that a mapper's statement can run.
     *
     * @param id the mapper's name with dots, a dot, and the statement's name
     * @return the texts of its file or else of the mapper's annotations; nothing where neither has it
     */
    public List<String> mapped(String id) {
        int dot = id.lastIndexOf('.');
        if (dot < 0) {
            return List.of();
        }
        String mapper = id.substring(0, dot);
        String name = id.substring(dot + 1);
        List<String> inFile = mappers.texts(mapper, name);
        return inFile.isEmpty()
                ? pool.find(mapper.replace('.', '/')).stream()
                        .filter(ClassModel::isInterface)
                        .flatMap(model -> model.node().methods.stream())
                        .filter(method -> method.name.equals(name))
                        .flatMap(method -> DeclaredStatements.texts(method).stream())
                        .toList()
                : inFile;
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
