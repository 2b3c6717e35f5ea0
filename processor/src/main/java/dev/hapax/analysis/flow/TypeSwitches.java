package dev.hapax.analysis.flow;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;

/**
 * Switches over the class of a value, as javac writes {@code case Shipped s ->}: {@code SwitchBootstraps.typeSwitch} hands back
 * which label the value fits, and a plain switch follows.
 */
final class TypeSwitches {
    private static final String BOOTSTRAPS = "java/lang/runtime/SwitchBootstraps";

    private TypeSwitches() {}

    /**
     * What a way of such a switch asks for.
     *
     * @param code the method's instructions
     * @param site the branch
     * @param asked what it looks at
     * @param target the index of the instruction where the way leads
     * @return that the value is of a class; empty for other branches, and for ways that more than one label leads to
     */
    static Optional<Guard> guard(InsnList code, Site site, Expr asked, int target) {
        AbstractInsnNode branch = code.get(site.index());
        boolean fits = (branch instanceof TableSwitchInsnNode || branch instanceof LookupSwitchInsnNode)
                && before(branch) instanceof InvokeDynamicInsnNode dynamic
                && dynamic.bsm.getOwner().equals(BOOTSTRAPS)
                && dynamic.name.equals("typeSwitch");
        if (!fits || !(asked instanceof Expr.Op op) || op.operator() != Operator.COMPARE) {
            return Optional.empty();
        }
        Object[] labels = ((InvokeDynamicInsnNode) before(branch)).bsmArgs;
        OptionalInt label = SwitchKeys.leadingTo(code, branch, target);
        if (label.isEmpty()
                || label.getAsInt() < 0
                || label.getAsInt() >= labels.length
                || !(labels[label.getAsInt()] instanceof Type type)) {
            return Optional.empty();
        }
        Expr test = new Expr.Op(Operator.INSTANCE_OF, List.of(op.operands().get(0), new Expr.Const(type)));
        return Optional.of(new Guard(site, target, test, Guard.Outcome.TRUE));
    }

    private static AbstractInsnNode before(AbstractInsnNode branch) {
        AbstractInsnNode insn = branch.getPrevious();
        while (insn != null && insn.getOpcode() < 0) {
            insn = insn.getPrevious();
        }
        return insn == null ? branch : insn;
    }
}
