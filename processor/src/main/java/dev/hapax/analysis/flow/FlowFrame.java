package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.MethodKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
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
        if (insn instanceof MethodInsnNode call) {
            Dispatch dispatch = FlowInterpreter.dispatch(call);
            List<Expr> args = top(Type.getArgumentTypes(call.desc).length + (dispatch.hasReceiver() ? 1 : 0));
            super.execute(insn, interpreter);
            called(call, dispatch, args, ((FlowInterpreter) interpreter).oracle());
        } else if (insn.getOpcode() == Opcodes.PUTFIELD) {
            List<Expr> operands = top(2);
            super.execute(insn, interpreter);
            Expr object = operands.get(0);
            replace(object, MadeObjects.after(object, ((FieldInsnNode) insn).name, operands.get(1), true));
        } else if (insn.getOpcode() == Opcodes.AASTORE) {
            List<Expr> operands = top(3);
            super.execute(insn, interpreter);
            store(operands.get(0), operands.get(1), operands.get(2));
        } else {
            super.execute(insn, interpreter);
        }
    }

    private void called(MethodInsnNode call, Dispatch dispatch, List<Expr> args, Oracle oracle) {
        MethodKey method = new MethodKey(call.owner, call.name, call.desc);
        Expr receiver = dispatch.hasReceiver() ? args.get(0) : Exprs.UNKNOWN;
        if (call.name.equals("<init>")
                && receiver instanceof Expr.Fresh fresh
                && fresh.constructor().isEmpty()) {
            replace(receiver, constructed(fresh, method, args, oracle));
        } else if (receiver instanceof Expr.Builder builder && dispatch.hasReceiver()) {
            replace(receiver, Texts.afterCall(builder, call.name, args.subList(1, args.size())));
        } else if (args.stream().anyMatch(MadeObjects::canChange)) {
            Map<Expr, Expr> changed = new LinkedHashMap<>();
            for (Mutations.Change change : oracle.changes(method, dispatch, args)) {
                changed.compute(
                        change.object(),
                        (object, now) -> MadeObjects.after(
                                now == null ? object : now, change.field(), change.value(), change.always()));
            }
            changed.forEach(this::replace);
        }
    }

    private List<Expr> top(int count) {
        List<Expr> values = new ArrayList<>(count);
        for (int i = getStackSize() - count; i < getStackSize(); i++) {
            values.add(getStack(i).expr());
        }
        return values;
    }

    private static Expr constructed(Expr.Fresh fresh, MethodKey constructor, List<Expr> all, Oracle oracle) {
        List<Expr> args = all.subList(1, all.size());
        if (Texts.isBuilder(fresh.type())) {
            return Exprs.bounded(new Expr.Builder(fresh.site(), Texts.initial(constructor.descriptor(), args)));
        } else if (!oracle.isFollowed(constructor)) {
            return Exprs.bounded(new Expr.Fresh(fresh.site(), fresh.type(), constructor.descriptor(), args));
        }
        Expr made = new Expr.Fresh(fresh.site(), fresh.type(), constructor.descriptor(), List.of(), Fields.unset());
        for (Mutations.Change change : oracle.changes(constructor, Dispatch.SPECIAL, all)) {
            if (change.object().equals(fresh)) {
                made = MadeObjects.after(made, change.field(), change.value(), change.always());
            }
        }
        return made;
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
