package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.Instructions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Where a method ends normally, each way that leads to a constant by itself. */
final class Exits {
    private Exits() {}

    /**
     * One normal end.
     *
     * @param index the instruction that every way to it passes: the return, or what made the constant that it returns
     * @param value what is returned there; unknown for void methods
     * @param end the return
     */
    record Exit(int index, Expr value, int end) {}

    /** A return of true or false comes from constants that were put on the stack before: each of them is an end. */
    static List<Exit> of(InsnList code, int index, Expr value) {
        List<Exit> exits = new ArrayList<>(2);
        boolean constants = Exprs.options(value).stream().allMatch(Exits::isFlag);
        AbstractInsnNode taken = constants ? taken(code, index) : code.get(index);
        for (int i = 0; constants && i < index; i++) {
            AbstractInsnNode insn = code.get(i);
            boolean flag = insn.getOpcode() == Opcodes.ICONST_0 || insn.getOpcode() == Opcodes.ICONST_1;
            if (flag && leadsTo(insn, taken)) {
                exits.add(new Exit(i, new Expr.Const(insn.getOpcode() - Opcodes.ICONST_0), index));
            }
        }
        boolean decided = exits.stream().map(Exit::value).distinct().count() > 1;
        return exits.isEmpty() || (!decided && taken != code.get(index)) ? orNothing(code, index, value) : exits;
    }

    /** What takes the constant from the stack: the return, or what keeps it in a variable that is written once, and returned. */
    private static AbstractInsnNode taken(InsnList code, int index) {
        AbstractInsnNode end = code.get(index);
        AbstractInsnNode store =
                Instructions.before(end) instanceof VarInsnNode load && load.getOpcode() == Opcodes.ILOAD
                        ? Flags.onlyStore(code, load.var)
                        : null;
        return store == null ? end : store;
    }

    /** Where it is something or {@code null}, what put either on the stack is an end. */
    private static List<Exit> orNothing(InsnList code, int index, Expr value) {
        List<Exit> exits = new ArrayList<>(2);
        boolean choice =
                value instanceof Expr.OneOf either && either.options().stream().anyMatch(Expr.Null.class::isInstance);
        for (int i = 0; choice && i < index; i++) {
            AbstractInsnNode insn = code.get(i);
            if (insn.getOpcode() >= 0 && !(insn instanceof JumpInsnNode) && leadsTo(insn, code.get(index))) {
                exits.add(new Exit(i, insn.getOpcode() == Opcodes.ACONST_NULL ? Exprs.NULL : value, index));
            }
        }
        return exits.size() < 2 ? List.of(new Exit(index, value, index)) : exits;
    }

    private static boolean isFlag(Expr value) {
        return value instanceof Expr.Const constant
                && (constant.value().equals(0) || constant.value().equals(1));
    }

    private static boolean leadsTo(AbstractInsnNode from, AbstractInsnNode to) {
        AbstractInsnNode next = real(from.getNext());
        return next == to
                || (next instanceof JumpInsnNode jump && jump.getOpcode() == Opcodes.GOTO && real(jump.label) == to);
    }

    private static @Nullable AbstractInsnNode real(@Nullable AbstractInsnNode insn) {
        AbstractInsnNode at = insn;
        while (at != null && at.getOpcode() < 0) {
            at = at.getNext();
        }
        return at;
    }
}
