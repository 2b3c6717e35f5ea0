package dev.hapax.analysis.effect;

import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Code;
import dev.hapax.analysis.classes.Instructions;
import dev.hapax.analysis.flow.Expr;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Knows which of Spring's transaction templates, kept in fields, begin a transaction of their own: their class says so to them. */
final class TemplateSettings {
    private static final String SETTER = "setPropagationBehavior";
    /** {@code TransactionDefinition.PROPAGATION_REQUIRES_NEW}. */
    private static final int REQUIRES_NEW = Opcodes.ICONST_3;

    private final ClassPool pool;
    private final Map<String, Set<String>> known = new HashMap<>();

    TemplateSettings(ClassPool pool) {
        this.pool = pool;
    }

    /** Whether what a template runs is done in a transaction of its own. */
    boolean isAlone(Expr template) {
        return template instanceof Expr.Field field
                && known.computeIfAbsent(
                                field.owner(),
                                owner -> pool.find(owner)
                                        .map(TemplateSettings::alone)
                                        .orElse(Set.of()))
                        .contains(field.name());
    }

    private static Set<String> alone(ClassModel model) {
        Set<String> fields = new HashSet<>();
        for (MethodNode method : model.node().methods) {
            for (AbstractInsnNode insn : Code.of(method).instructions) {
                AbstractInsnNode value = Instructions.before(insn);
                boolean sets = insn instanceof MethodInsnNode call
                        && call.name.equals(SETTER)
                        && value != null
                        && value.getOpcode() == REQUIRES_NEW;
                AbstractInsnNode template = sets ? Instructions.before(value) : null;
                if (template instanceof FieldInsnNode field) {
                    fields.add(field.name);
                } else if (template instanceof VarInsnNode variable) {
                    keptIn(method, variable.var, fields);
                }
            }
        }
        return fields;
    }

    /** The fields that a variable is put into. */
    private static void keptIn(MethodNode method, int variable, Set<String> fields) {
        for (AbstractInsnNode insn : Code.of(method).instructions) {
            if (insn instanceof FieldInsnNode field
                    && field.getOpcode() == Opcodes.PUTFIELD
                    && Instructions.before(insn) instanceof VarInsnNode value
                    && value.var == variable) {
                fields.add(field.name);
            }
        }
    }
}
