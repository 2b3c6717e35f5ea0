package dev.hapax.analysis.effect;

import dev.hapax.analysis.CodePlace;
import dev.hapax.analysis.classes.Code;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.classes.Names;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** Says where an instruction stands in its source. Not thread-safe. */
public final class Places {
    private static final int MAX_METHODS = 4_000;

    private final Map<MethodNode, int[]> lines = new HashMap<>();

    /** Nothing is known yet. */
    public Places() {}

    /**
     * The place of an instruction.
     *
     * @param target the method that holds it
     * @param index its index in the method's instruction list
     * @return the place
     */
    public CodePlace of(MethodTarget target, int index) {
        InsnList instructions = Code.of(target.method()).instructions;
        int[] lineOf = lines(target);
        return new CodePlace(
                target.owner().name(),
                target.key().signature(),
                target.owner().sourceFile(),
                lineOf[index],
                expression(instructions, lineOf, index));
    }

    /** A method as a whole, where its code begins. */
    CodePlace ofBody(MethodTarget target) {
        int[] lineOf = lines(target);
        return new CodePlace(
                target.owner().name(),
                target.key().signature(),
                target.owner().sourceFile(),
                Arrays.stream(lineOf).filter(line -> line > 0).findFirst().orElse(0),
                new CodePlace.Expression.Declaration());
    }

    /** The catch clause that begins at an instruction. */
    CodePlace ofCatch(MethodTarget target, int index) {
        CodePlace place = of(target, index);
        return new CodePlace(
                place.className(), place.method(), place.sourceFile(), place.line(), new CodePlace.Expression.Catch());
    }

    /** The instruction at a place. */
    OptionalInt index(MethodTarget target, CodePlace place) {
        InsnList instructions = Code.of(target.method()).instructions;
        for (int i = 0; i < instructions.size(); i++) {
            AbstractInsnNode insn = instructions.get(i);
            if ((insn instanceof MethodInsnNode || insn instanceof FieldInsnNode)
                    && of(target, i).equals(place)) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    private static CodePlace.Expression expression(InsnList instructions, int[] lineOf, int index) {
        AbstractInsnNode insn = instructions.get(index);
        int order = 0;
        for (int i = 0; i < index; i++) {
            if (lineOf[i] == lineOf[index] && isSame(instructions.get(i), insn)) {
                order++;
            }
        }
        if (insn instanceof MethodInsnNode call) {
            return new CodePlace.Expression.Call(call.name, Names.simple(call.owner), order);
        } else if (insn instanceof FieldInsnNode field) {
            return new CodePlace.Expression.FieldWrite(field.name, order);
        } else if (insn instanceof TypeInsnNode made && made.getOpcode() == Opcodes.NEW) {
            return new CodePlace.Expression.Call("<init>", Names.simple(made.desc), order);
        }
        return insn.getOpcode() == Opcodes.ARETURN
                ? new CodePlace.Expression.Return()
                : new CodePlace.Expression.Declaration();
    }

    private static boolean isSame(AbstractInsnNode one, AbstractInsnNode other) {
        if (one instanceof MethodInsnNode first && other instanceof MethodInsnNode second) {
            return first.name.equals(second.name) && (!first.name.equals("<init>") || first.owner.equals(second.owner));
        }
        if (one instanceof TypeInsnNode first && other instanceof TypeInsnNode second) {
            return first.getOpcode() == second.getOpcode() && first.desc.equals(second.desc);
        }
        return one instanceof FieldInsnNode first
                && other instanceof FieldInsnNode second
                && first.getOpcode() == second.getOpcode()
                && first.name.equals(second.name);
    }

    /** Those of the methods that were asked for last. */
    private int[] lines(MethodTarget target) {
        int[] known = lines.get(target.method());
        if (known == null) {
            known = lines(Code.of(target.method()).instructions);
            if (lines.size() >= MAX_METHODS) {
                lines.clear();
            }
            lines.put(target.method(), known);
        }
        return known;
    }

    private static int[] lines(InsnList instructions) {
        int[] lineOf = new int[instructions.size()];
        int line = 0;
        for (int i = 0; i < lineOf.length; i++) {
            if (instructions.get(i) instanceof LineNumberNode node) {
                line = node.line;
            }
            lineOf[i] = line;
        }
        return lineOf;
    }
}
