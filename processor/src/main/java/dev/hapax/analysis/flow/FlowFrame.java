package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.MethodKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
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

    /** What a branch looks at, and nothing else. */
    FlowFrame top() {
        int count = Math.min(2, getStackSize());
        FlowFrame top = new FlowFrame(0, count);
        for (int i = getStackSize() - count; i < getStackSize(); i++) {
            top.push(getStack(i));
        }
        return top;
    }

    @Override
    public void execute(AbstractInsnNode insn, Interpreter<FlowValue> interpreter) throws AnalyzerException {
        if (insn instanceof MethodInsnNode call) {
            Dispatch dispatch = FlowInterpreter.dispatch(call);
            List<Expr> args = top(Type.getArgumentTypes(call.desc).length + (dispatch.hasReceiver() ? 1 : 0));
            super.execute(insn, interpreter);
            FlowInterpreter flow = (FlowInterpreter) interpreter;
            called(flow.site(call), call, dispatch, args, flow.oracle());
        } else if (insn.getOpcode() == Opcodes.PUTFIELD) {
            List<Expr> operands = top(2);
            super.execute(insn, interpreter);
            write(operands.get(0), ((FieldInsnNode) insn).name, operands.get(1));
        } else if (insn.getOpcode() == Opcodes.PUTSTATIC) {
            List<Expr> operands = top(1);
            super.execute(insn, interpreter);
            hand(operands.get(0));
        } else if (insn.getOpcode() == Opcodes.AASTORE) {
            List<Expr> operands = top(3);
            super.execute(insn, interpreter);
            store(operands.get(0), operands.get(1), operands.get(2));
        } else {
            super.execute(insn, interpreter);
        }
    }

    private void called(Site site, MethodInsnNode call, Dispatch dispatch, List<Expr> args, Oracle oracle) {
        MethodKey method = oracle.called(call);
        Expr receiver = dispatch.hasReceiver() ? args.get(0) : Exprs.UNKNOWN;
        boolean making = call.name.equals("<init>")
                && receiver instanceof Expr.Fresh fresh
                && fresh.constructor().isEmpty();
        if (making && !oracle.isFollowed(method)) {
            replace(receiver, constructed((Expr.Fresh) receiver, method, args.subList(1, args.size())));
        } else if (making) {
            Expr.Fresh fresh = (Expr.Fresh) receiver;
            Expr made = new Expr.Fresh(fresh.site(), fresh.type(), method.descriptor(), List.of(), Fields.unset());
            replace(receiver, made);
            change(oracle.changes(site, method, dispatch, with(made, args)));
            return;
        } else if (receiver instanceof Expr.Builder builder && dispatch.hasReceiver()) {
            replace(receiver, Texts.afterCall(builder, call.name, args.subList(1, args.size())));
            return;
        }
        if (args.stream().anyMatch(Subexpressions::holdsMade)) {
            change(oracle.changes(site, method, dispatch, args));
        }
    }

    private static List<Expr> with(Expr receiver, List<Expr> args) {
        List<Expr> all = new ArrayList<>(args);
        all.set(0, receiver);
        return all;
    }

    /** One after the other, each to the objects as the ones before have left them; what is not looked into comes last. */
    private void change(List<Mutations.Change> changes) {
        List<Mutations.Change> left = new ArrayList<>(changes);
        List<Expr> handed = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
            Mutations.Change change = left.get(i);
            Expr object = change.object();
            if (change.field().equals(Fields.ANY)) {
                handed.add(object);
                continue;
            } else if (!isKnown(object)) {
                handed.add(object);
                handed.add(change.value());
            }
            Expr now = MadeObjects.after(object, change.field(), change.value(), change.always());
            replace(object, now);
            replaceOptions(object, change);
            for (int j = i + 1; j < left.size(); j++) {
                left.set(j, left.get(j).after(object, now));
            }
        }
        handed.forEach(this::hand);
    }

    /** What one of several objects may be elsewhere, under a name of its own. */
    private void replaceOptions(Expr object, Mutations.Change change) {
        if (object instanceof Expr.OneOf) {
            boolean only = !(Exprs.nonNull(object) instanceof Expr.OneOf);
            for (Expr option : Exprs.options(object)) {
                replace(option, MadeObjects.after(option, change.field(), change.value(), change.always() && only));
            }
        }
    }

    private void write(Expr base, String field, Expr value) {
        change(List.of(new Mutations.Change(base, field, value, true)));
    }

    /** Whether all that a write can change is followed. */
    private static boolean isKnown(Expr object) {
        return Exprs.options(Exprs.nonNull(object)).stream().allMatch(MadeObjects::isFollowed);
    }

    /** Code that is not looked into has the objects of a value from here on. */
    private void hand(Expr value) {
        if (!Subexpressions.holdsMade(value)) {
            return;
        }
        Set<Expr> objects = new LinkedHashSet<>();
        Handing.objects(value, objects);
        for (Expr object : objects) {
            if (object instanceof Expr.Fresh made) {
                change(now -> MadeObjects.after(now, made.site(), Fields.ANY, Exprs.UNKNOWN, true));
            }
        }
    }

    private List<Expr> top(int count) {
        List<Expr> values = new ArrayList<>(count);
        for (int i = getStackSize() - count; i < getStackSize(); i++) {
            values.add(getStack(i).expr());
        }
        return values;
    }

    private static Expr constructed(Expr.Fresh fresh, MethodKey constructor, List<Expr> args) {
        return Texts.isBuilder(fresh.type())
                ? Bounded.of(new Expr.Builder(fresh.site(), Texts.initial(constructor.descriptor(), args)))
                : Bounded.of(new Expr.Fresh(fresh.site(), fresh.type(), constructor.descriptor(), args));
    }

    private void store(Expr array, Expr index, Expr value) {
        if (!(array instanceof Expr.Array known)) {
            hand(value);
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
                Bounded.of(changed) == changed
                        ? changed
                        : new Expr.Fresh(known.site(), "[", "?", List.of(Leaves.of(elements))));
    }

    private void replace(Expr old, Expr now) {
        if (!old.equals(now)) {
            change(value -> MadeObjects.replaced(value, old, now));
        }
    }

    private void change(UnaryOperator<Expr> change) {
        for (int i = 0; i < getLocals(); i++) {
            Expr value = getLocal(i).expr();
            Expr now = change.apply(value);
            if (now != value) {
                setLocal(i, getLocal(i).with(now));
            }
        }
        for (int i = 0; i < getStackSize(); i++) {
            Expr value = getStack(i).expr();
            Expr now = change.apply(value);
            if (now != value) {
                setStack(i, getStack(i).with(now));
            }
        }
    }
}
