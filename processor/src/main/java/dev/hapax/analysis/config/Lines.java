package dev.hapax.analysis.config;

import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

/** Lines of a method's code. */
final class Lines {
    private Lines() {}

    /** The line that its code begins in; 0 where the class has no line numbers. */
    static int first(MethodNode method) {
        for (AbstractInsnNode insn : method.instructions) {
            if (insn instanceof LineNumberNode line) {
                return line.line;
            }
        }
        return 0;
    }
}
