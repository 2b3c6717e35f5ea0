package dev.hapax.analysis.classes;

import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Methods that a compiler adds so that an override with other erased types is found: they cast and call the override. */
final class Bridges {
    private Bridges() {}

    /** What a bridge calls, with the bridge's own arguments in order; empty for what is no bridge. */
    static Optional<MethodKey> behind(MethodTarget target) {
        MethodNode method = target.method();
        if ((method.access & Opcodes.ACC_BRIDGE) == 0) {
            return Optional.empty();
        }
        for (AbstractInsnNode insn : Code.of(method).instructions) {
            if (insn instanceof MethodInsnNode call
                    && call.name.equals(method.name)
                    && !call.desc.equals(method.desc)
                    && call.owner.equals(target.owner().name())) {
                return Optional.of(new MethodKey(call.owner, call.name, call.desc));
            }
        }
        return Optional.empty();
    }
}
