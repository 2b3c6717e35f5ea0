package dev.hapax.analysis.wiring;

import dev.hapax.analysis.classes.Annotations;
import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Code;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.Instructions;
import java.util.Optional;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Where objects are injected: fields, and parameters of constructors and setters that are put into them. */
public final class InjectionPoints {
    private final ClassPool pool;
    private final Hierarchy hierarchy;

    /**
     * The points of a pool's classes.
     *
     * @param pool reads classes
     * @param hierarchy their inheritance
     */
    public InjectionPoints(ClassPool pool, Hierarchy hierarchy) {
        this.pool = pool;
        this.hierarchy = hierarchy;
    }

    /**
     * What is asked for.
     *
     * @param wanted the name that an annotation asks for; empty where there is none
     * @param name the name of the field
     */
    record Point(Optional<String> wanted, String name) {}

    static Point of(ClassModel model, String field) {
        return new Point(
                annotations(model, field)
                        .flatMap(one -> BeanMarks.wanted(Stream.of(one)).stream())
                        .findFirst(),
                field);
    }

    /**
     * The name that an annotation gives what is injected into a field.
     *
     * @param owner internal name of the class that an access names
     * @param field the field, which can be a superclass's
     * @param annotation descriptor of the annotation's type
     * @return its value; empty where it is not there, or is no text
     */
    public Optional<String> named(String owner, String field, String annotation) {
        return hierarchy.supertypes(owner).stream()
                .flatMap(type -> pool.find(type).stream())
                .filter(model -> model.field(field).isPresent())
                .flatMap(model -> annotations(model, field))
                .filter(found -> found.desc.equals(annotation))
                .flatMap(found -> Annotations.text(found, "value").stream())
                .filter(name -> !name.isBlank())
                .findFirst();
    }

    /** Those of the field, then those of the parameters that are put into it. */
    private static Stream<AnnotationNode> annotations(ClassModel model, String field) {
        return Stream.concat(
                model.field(field).stream().flatMap(Annotations::of),
                model.node().methods.stream()
                        .filter(method -> method.name.equals("<init>") || method.name.startsWith("set"))
                        .flatMap(method -> parameter(model, method, field).stream()
                                .flatMap(index -> Annotations.ofParameter(method, index))));
    }

    /** The parameter that is put into the field. */
    private static Optional<Integer> parameter(ClassModel model, MethodNode method, String field) {
        for (AbstractInsnNode insn : Code.of(method).instructions) {
            if (insn instanceof FieldInsnNode put
                    && put.getOpcode() == Opcodes.PUTFIELD
                    && put.owner.equals(model.name())
                    && put.name.equals(field)
                    && Instructions.before(insn) instanceof VarInsnNode value) {
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
}
