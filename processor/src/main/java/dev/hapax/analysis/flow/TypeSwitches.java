package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.Instructions;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/**
 * Switches over the class of a value, as javac writes {@code case Shipped s ->}: {@code SwitchBootstraps.typeSwitch} hands back
 * which label the value fits, and a plain switch follows.
 */
final class TypeSwitches {
    /** Where the JDK chooses among the labels of a switch over anything but numbers. */
    static final String BOOTSTRAPS = "java/lang/runtime/SwitchBootstraps";

    private TypeSwitches() {}

    /**
     * What a way of such a switch asks for.
     *
     * @param code the method's instructions
     * @param site a switch, of either kind
     * @param asked what it looks at
     * @param target the index of the instruction where the way leads
     * @return that the value is of a class; empty for other switches, and for ways that more than one label leads to
     */
    static Optional<Guard> guard(InsnList code, Site site, Expr asked, int target) {
        AbstractInsnNode branch = code.get(site.index());
        if (!(Instructions.before(branch) instanceof InvokeDynamicInsnNode dynamic)
                || !dynamic.bsm.getOwner().equals(BOOTSTRAPS)
                || !dynamic.name.equals("typeSwitch")
                || !(asked instanceof Expr.Op op)
                || op.operator() != Operator.COMPARE) {
            return Optional.empty();
        }
        OptionalInt label = SwitchKeys.leadingTo(code, branch, target);
        if (label.isEmpty()
                || label.getAsInt() < 0
                || label.getAsInt() >= dynamic.bsmArgs.length
                || !(dynamic.bsmArgs[label.getAsInt()] instanceof Type type)) {
            return Optional.empty();
        }
        Expr test = new Expr.Op(Operator.INSTANCE_OF, List.of(op.operands().get(0), new Expr.Const(type)));
        return Optional.of(new Guard(site, target, test, Guard.Outcome.TRUE));
    }
}
