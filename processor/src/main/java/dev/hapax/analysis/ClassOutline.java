package dev.hapax.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;

/**
 * What a class says of itself in front of its members. Most classes of a project have nothing to do with any handler:
 * this is all that has to be known of them.
 *
 * @param parents internal names of its direct supertypes, the superclass first
 * @param annotations descriptors of its annotations that are visible at run time
 */
public record ClassOutline(List<String> parents, SortedSet<String> annotations) {
    /** What fingerprints start with. */
    public static final String FINGERPRINT = "outline:";

    /** Copies the collections. */
    public ClassOutline {
        parents = List.copyOf(parents);
        annotations = new TreeSet<>(annotations);
    }

    /**
     * Reads the outline of a class file.
     *
     * @param bytes the class file's content
     * @return its outline
     * @throws RuntimeException if it is no class file, is damaged, or is of a version that is too new
     */
    public static ClassOutline of(byte[] bytes) {
        ClassReader reader = new ClassReader(bytes);
        List<String> parents = new ArrayList<>();
        if (reader.getSuperName() != null) {
            parents.add(reader.getSuperName());
        }
        parents.addAll(List.of(reader.getInterfaces()));
        SortedSet<String> annotations = new TreeSet<>();
        ClassVisitor visitor = new ClassVisitor(Opcodes.ASM9) {
            @Override
            public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
                if (visible) {
                    annotations.add(descriptor);
                }
                return null;
            }
        };
        reader.accept(visitor, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return new ClassOutline(parents, annotations);
    }

    /**
     * The outline in one word.
     *
     * @return a text without blanks that equal outlines share
     */
    public String fingerprint() {
        return FINGERPRINT + String.join(",", parents) + "@" + String.join(",", annotations);
    }
}
