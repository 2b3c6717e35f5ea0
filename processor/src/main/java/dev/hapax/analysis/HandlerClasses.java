package dev.hapax.analysis;

import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Problems;
import dev.hapax.analysis.handlers.Handlers;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.objectweb.asm.ClassReader;

/** Finds classes with handlers. */
final class HandlerClasses {
    private static final int UTF8 = 1;

    private final ClassFiles classes;
    private final Problems problems = new Problems();
    private final Set<String> annotations = Handlers.annotations();

    HandlerClasses(ClassFiles classes) {
        this.classes = classes;
    }

    /** Those that declare handlers, and those that cannot be read. */
    List<String> among(Collection<String> candidates) {
        return candidates.stream()
                .distinct()
                .filter(this::mayName)
                .filter(this::declaresOrIsUnreadable)
                .toList();
    }

    /** Most classes name none of the annotations: their constant pool is all that is looked at. */
    private boolean mayName(String name) {
        try {
            return classes.find(name)
                    .filter(file -> namesAnAnnotation(file.bytes()))
                    .isPresent();
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            // unreadable: reading it whole says why
            return true;
        }
    }

    private boolean namesAnAnnotation(byte[] bytes) {
        ClassReader pool = new ClassReader(bytes);
        for (int i = 1; i < pool.getItemCount(); i++) {
            int text = pool.getItem(i);
            if (text > 0
                    && pool.readByte(text - 1) == UTF8
                    && annotations.stream().anyMatch(a -> is(a, pool, text))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a text of a constant pool is a descriptor, which has ASCII characters only. */
    private static boolean is(String descriptor, ClassReader pool, int text) {
        int length = descriptor.length();
        if (pool.readUnsignedShort(text) != length) {
            return false;
        }
        int start = text + Short.BYTES;
        return IntStream.range(0, length).allMatch(i -> pool.readByte(start + i) == descriptor.charAt(i));
    }

    /** A pool a class: what was looked at is not kept. */
    private boolean declaresOrIsUnreadable(String name) {
        int before = problems.all().size();
        Optional<ClassModel> model = new ClassPool(classes, problems).find(name);
        return model.filter(found -> Handlers.of(found).findAny().isPresent()).isPresent()
                || problems.all().size() > before;
    }
}
