package dev.hapax.analysis.wiring;

import dev.hapax.analysis.classes.Annotations;
import dev.hapax.analysis.classes.ClassModel;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Where objects are injected: fields, and parameters of constructors and setters that are put into them. */
final class InjectionPoints {
    private InjectionPoints() {}

    /**
     * What is asked for.
     *
     * @param wanted the name that an annotation asks for; empty where there is none
     * @param name the name of the field
     */
    record Point(Optional<String> wanted, String name) {}

    static Point of(ClassModel model, String field) {
        Optional<String> onField = model.field(field).flatMap(found -> BeanMarks.wanted(Annotations.of(found)));
        return new Point(onField.or(() -> onParameter(model, field)), field);
    }

    private static Optional<String> onParameter(ClassModel model, String field) {
        return model.node().methods.stream()
                .filter(method -> method.name.equals("<init>") || method.name.startsWith("set"))
                .flatMap(method -> parameter(model, method, field).stream()
                        .flatMap(index -> BeanMarks.wanted(annotations(method, index)).stream()))
                .findFirst();
    }

    private static Stream<AnnotationNode> annotations(MethodNode method, int index) {
        return Annotations.ofParameter(method, index);
    }

    /** The parameter that is put into the field. */
    private static Optional<Integer> parameter(ClassModel model, MethodNode method, String field) {
        for (AbstractInsnNode insn : method.instructions) {
            if (insn instanceof FieldInsnNode put
                    && put.getOpcode() == Opcodes.PUTFIELD
                    && put.owner.equals(model.name())
                    && put.name.equals(field)
                    && before(insn) instanceof VarInsnNode value) {
                return position(method, value.var);
            }
        }
        return Optional.empty();
    }

    private static Optional<Integer> position(MethodNode method, int variable) {
        int slot = 1;
        Type[] types = Type.getArgumentTypes(method.desc);
        for (int i = 0; i < types.length; i++) {
            if (slot == variable) {
                return Optional.of(i);
            }
            slot += types[i].getSize();
        }
        return Optional.empty();
    }

    private static @Nullable AbstractInsnNode before(AbstractInsnNode insn) {
        AbstractInsnNode at = insn.getPrevious();
        while (at != null && at.getOpcode() < 0) {
            at = at.getPrevious();
        }
        return at;
    }
}
