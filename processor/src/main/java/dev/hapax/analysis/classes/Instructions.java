package dev.hapax.analysis.classes;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AbstractInsnNode;

/** The instructions of a method without what stands between them: labels, line numbers, frames. */
public final class Instructions {
    private Instructions() {}

    /**
     * The instruction before another one.
     *
     * @param insn an instruction, or null
     * @return what stands before it, whatever ways meet in between; null where nothing does, and for null
     */
    public static @Nullable AbstractInsnNode before(@Nullable AbstractInsnNode insn) {
        AbstractInsnNode at = insn == null ? null : insn.getPrevious();
        while (at != null && at.getOpcode() < 0) {
            at = at.getPrevious();
        }
        return at;
    }
}
