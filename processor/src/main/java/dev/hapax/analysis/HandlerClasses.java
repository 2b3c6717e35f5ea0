package dev.hapax.analysis;

import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.Problems;
import dev.hapax.analysis.handlers.Handlers;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Type;

/**
 * Finds classes with handlers. Most classes have nothing to do with any: what their constant pools name, what their
 * annotations are annotated with and what they inherit from says so, each class file being looked at once.
 */
final class HandlerClasses {
    private static final ClassMarks ANNOTATED = new ClassMarks(Set.of("RuntimeVisibleAnnotations"));

    private final ClassFiles classes;
    private final Problems problems = new Problems();
    private final ClassMarks marks;
    private final Map<String, Look> looks = new HashMap<>();

    HandlerClasses(ClassFiles classes) {
        this.classes = classes;
        this.marks = new ClassMarks(Handlers.marks(this::isOnClassPath));
    }

    private boolean isOnClassPath(String name) {
        try {
            return classes.find(name).isPresent();
        } catch (IOException e) {
            return true; // there, if damaged
        }
    }

    /** Those that declare handlers, and those that cannot be read. */
    List<String> among(Collection<String> candidates) {
        return candidates.stream()
                .distinct()
                .filter(this::isMarked)
                .filter(this::declaresOrIsUnreadable)
                .toList();
    }

    /** Whether a class, or something behind it, holds one of the marks; unreadable ones do, so that reading them says why. */
    private boolean isMarked(String name) {
        Set<String> seen = new LinkedHashSet<>(List.of(name));
        Deque<String> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            Look look = looks.computeIfAbsent(open.removeFirst(), this::look);
            if (look.marked()) {
                return true;
            }
            look.behind().stream().filter(seen::add).forEach(open::add);
        }
        return false;
    }

    /**
     * What a class file says at first sight.
     *
     * @param marked whether it holds one of the marks
     * @param behind what it inherits from and is annotated with
     */
    private record Look(boolean marked, List<String> behind) {}

    private Look look(String name) {
        try {
            Optional<ClassFile> file = classes.find(name);
            if (file.isEmpty()) {
                return new Look(false, List.of());
            }
            ClassReader reader = new ClassReader(file.get().bytes());
            return marks.areIn(reader)
                    ? new Look(true, List.of())
                    : new Look(false, behind(reader).toList());
        } catch (IOException | RuntimeException e) {
            return new Look(true, List.of());
        }
    }

    private static Stream<String> behind(ClassReader reader) {
        Stream<String> annotations = ANNOTATED.areIn(reader)
                ? AnnotationTypes.of(reader).stream()
                        .map(type -> Type.getType(type).getInternalName())
                : Stream.empty();
        Stream<String> parents =
                Stream.concat(Stream.ofNullable(reader.getSuperName()), Arrays.stream(reader.getInterfaces()));
        return Stream.concat(annotations, parents).filter(type -> !type.startsWith("java/"));
    }

    /** A pool a class: what was looked at is not kept. */
    private boolean declaresOrIsUnreadable(String name) {
        int before = problems.all().size();
        ClassPool pool = new ClassPool(classes, problems);
        Optional<ClassModel> model = pool.find(name);
        return model.filter(new Handlers(pool, new Hierarchy(pool))::areIn).isPresent()
                || problems.all().size() > before;
    }
}
