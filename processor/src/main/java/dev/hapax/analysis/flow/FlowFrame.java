package dev.hapax.analysis.flow;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.Interpreter;

/** A frame in which objects that are built step by step (constructed objects, string builders, arrays) change everywhere at once. */
final class FlowFrame extends Frame<FlowValue> {
    FlowFrame(int locals, int maxStack) {
        super(locals, maxStack);
    }

    FlowFrame(Frame<? extends FlowValue> other) {
        super(other);
    }

    @Override
    public void execute(AbstractInsnNode insn, Interpreter<FlowValue> interpreter) throws AnalyzerException {
        if (insn instanceof MethodInsnNode call && call.getOpcode() != Opcodes.INVOKESTATIC) {
            List<Expr> args = top(Type.getArgumentTypes(call.desc).length + 1);
            super.execute(insn, interpreter);
            Expr receiver = args.get(0);
            List<Expr> rest = args.subList(1, args.size());
            if (call.name.equals("<init>")
                    && receiver instanceof Expr.Fresh fresh
                    && fresh.constructor().isEmpty()) {
                replace(receiver, constructed(fresh, call, rest));
            } else if (receiver instanceof Expr.Builder builder) {
                replace(receiver, Texts.afterCall(builder, call.name, rest));
            }
        } else if (insn.getOpcode() == Opcodes.AASTORE) {
            List<Expr> operands = top(3);
            super.execute(insn, interpreter);
            store(operands.get(0), operands.get(1), operands.get(2));
        } else {
            super.execute(insn, interpreter);
        }
    }

    private List<Expr> top(int count) {
        List<Expr> values = new ArrayList<>(count);
        for (int i = getStackSize() - count; i < getStackSize(); i++) {
            values.add(getStack(i).expr());
        }
        return values;
    }

    private static Expr constructed(Expr.Fresh fresh, MethodInsnNode call, List<Expr> args) {
        return Texts.isBuilder(fresh.type())
                ? Exprs.bounded(new Expr.Builder(fresh.site(), Texts.initial(call.desc, args)))
                : boundedObject(new Expr.Fresh(fresh.site(), fresh.type(), call.desc, args));
    }

    /** An object keeps its identity even where its arguments are too large to keep. */
    private static Expr boundedObject(Expr.Fresh fresh) {
        Expr bounded = Exprs.bounded(fresh);
        return bounded == fresh
                ? fresh
                : new Expr.Fresh(fresh.site(), fresh.type(), "?", List.of(Exprs.mixed(fresh.args())));
    }

    private void store(Expr array, Expr index, Expr value) {
        if (!(array instanceof Expr.Array known)) {
            return;
        }
        List<Expr> elements = new ArrayList<>(known.elements());
        if (index instanceof Expr.Const at && at.value() instanceof Integer i && i >= 0 && i < elements.size()) {
            elements.set(i, value);
        } else {
            elements.replaceAll(element -> Exprs.either(element, value));
        }
        Expr changed = new Expr.Array(known.site(), elements);
        replace(
                array,
                Exprs.bounded(changed) == changed
                        ? changed
                        : new Expr.Fresh(known.site(), "[", "?", List.of(Exprs.mixed(elements))));
    }

    private void replace(Expr old, Expr now) {
        if (old.equals(now)) {
            return;
        }
        for (int i = 0; i < getLocals(); i++) {
            if (getLocal(i).expr().equals(old)) {
                setLocal(i, getLocal(i).with(now));
            }
        }
        for (int i = 0; i < getStackSize(); i++) {
            if (getStack(i).expr().equals(old)) {
                setStack(i, getStack(i).with(now));
            }
        }
    }
}
