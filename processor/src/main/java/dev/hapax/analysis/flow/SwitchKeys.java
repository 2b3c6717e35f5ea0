package dev.hapax.analysis.flow;

import java.util.List;
import java.util.OptionalInt;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;

/** The numbers that the ways of a switch stand for. */
final class SwitchKeys {
    private SwitchKeys() {}

    /**
     * The number that leads a way.
     *
     * @param code the method's instructions
     * @param branch a switch, of either kind
     * @param target the index of the instruction where the way leads
     * @return the number; empty where more than one leads there, or any other
     */
    static OptionalInt leadingTo(InsnList code, AbstractInsnNode branch, int target) {
        boolean table = branch instanceof TableSwitchInsnNode;
        LabelNode otherwise = table ? ((TableSwitchInsnNode) branch).dflt : ((LookupSwitchInsnNode) branch).dflt;
        List<LabelNode> labels = table ? ((TableSwitchInsnNode) branch).labels : ((LookupSwitchInsnNode) branch).labels;
        OptionalInt key = OptionalInt.empty();
        for (int i = 0; i < labels.size(); i++) {
            if (code.indexOf(labels.get(i)) == target) {
                if (key.isPresent()) {
                    return OptionalInt.empty();
                }
                key = OptionalInt.of(
                        table ? ((TableSwitchInsnNode) branch).min + i : ((LookupSwitchInsnNode) branch).keys.get(i));
            }
        }
        return code.indexOf(otherwise) == target ? OptionalInt.empty() : key;
    }
}
