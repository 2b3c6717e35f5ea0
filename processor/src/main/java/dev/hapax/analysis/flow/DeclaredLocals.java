package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.Code;
import dev.hapax.analysis.classes.Instructions;
import dev.hapax.analysis.classes.MethodTarget;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** The types that values are cast to which a call is given: what a generic method hands back has no other type. */
public final class DeclaredLocals {
    private DeclaredLocals() {}

    /**
     * The class of an argument.
     *
     * @param in the method
     * @param call the index of the calling instruction
     * @param fromEnd how many arguments come after it
     * @return internal name; empty where what is passed was not cast, or was cast before something else was done with it
     */
    public static Optional<String> typeOf(MethodTarget in, int call, int fromEnd) {
        InsnList instructions = Code.of(in.method()).instructions;
        if (call < 0 || call >= instructions.size()) {
            return Optional.empty();
        }
        AbstractInsnNode at = Instructions.before(instructions.get(call));
        for (int skipped = 0; skipped < fromEnd && at != null; skipped++) {
            at = at instanceof LdcInsnNode || at.getOpcode() == Opcodes.ALOAD ? Instructions.before(at) : null;
        }
        return at instanceof VarInsnNode load && load.getOpcode() == Opcodes.ALOAD ? ofVariable(load) : cast(at);
    }

    private static Optional<String> ofVariable(VarInsnNode load) {
        AbstractInsnNode at = Instructions.before(load);
        while (at != null && !(at instanceof VarInsnNode store && isStore(store, load.var))) {
            at = Instructions.before(at);
        }
        return at == null ? Optional.empty() : cast(Instructions.before(at));
    }

    private static Optional<String> cast(@Nullable AbstractInsnNode at) {
        return at instanceof TypeInsnNode cast && cast.getOpcode() == Opcodes.CHECKCAST
                ? Optional.of(cast.desc).filter(type -> !type.startsWith("["))
                : Optional.empty();
    }

    private static boolean isStore(VarInsnNode insn, int variable) {
        return insn.getOpcode() == Opcodes.ASTORE && insn.var == variable;
    }
}
