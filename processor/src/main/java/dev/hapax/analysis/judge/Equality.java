package dev.hapax.analysis.judge;

import dev.hapax.analysis.classes.Code;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.flow.Expr;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** By which fields two objects of a class are equal. */
final class Equality {
    private final Hierarchy hierarchy;

    Equality(Hierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    /** The fields that {@code equals} looks at; empty where each object is equal to itself only. */
    Optional<Set<String>> fields(Expr.Fresh made) {
        return hierarchy
                .resolve(new MethodKey(made.type(), "equals", "(Ljava/lang/Object;)Z"))
                .filter(method -> method.owner().isProject() && !method.isAbstract())
                .map(method -> read(method, made));
    }

    private static Set<String> read(MethodTarget method, Expr.Fresh made) {
        Set<String> fields = new LinkedHashSet<>();
        for (AbstractInsnNode insn : Code.of(method.method()).instructions) {
            if (insn instanceof FieldInsnNode field && insn.getOpcode() == Opcodes.GETFIELD) {
                fields.add(field.name);
            } else if (insn instanceof MethodInsnNode call
                    && call.name.startsWith("get")
                    && call.desc.startsWith("()")) {
                String name = call.name.substring("get".length());
                fields.add(name.isEmpty() ? name : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1));
            } else if (insn instanceof InvokeDynamicInsnNode) {
                fields.addAll(made.fields().names()); // a record's
            }
        }
        return fields;
    }
}
