package dev.hapax.analysis;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Gathers the annotations of a class and of its methods. */
final class AnnotationTypes extends ClassVisitor {
    private final Set<String> found = new HashSet<>();
    private final MethodVisitor ofMethods = new MethodVisitor(Opcodes.ASM9) {
        @Override
        public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            found.add(descriptor);
            return null;
        }
    };

    private AnnotationTypes() {
        super(Opcodes.ASM9);
    }

    /** The descriptors of their types. */
    static Set<String> of(ClassReader reader) {
        AnnotationTypes types = new AnnotationTypes();
        reader.accept(types, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return types.found;
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        found.add(descriptor);
        return null;
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        return ofMethods;
    }
}
