package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.MethodKey;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.analysis.Frame;

/** Goes over the code of a method once its values are known, and keeps what matters of it, in the order of the code. */
final class CodeReader {
    private final FlowInterpreter interpreter;
    private final Seen seen =
            new Seen(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());

    private CodeReader(FlowInterpreter interpreter) {
        this.interpreter = interpreter;
    }

    /** What can be reached in a method. */
    record Seen(
            List<CallSite> calls,
            List<FieldWrite> writes,
            List<Expr.Lambda> lambdas,
            List<MethodFlow.Returned> returns,
            List<Exits.Exit> exits) {
        /** The same, in no more memory than it takes. */
        Seen kept() {
            return new Seen(
                    List.copyOf(calls),
                    List.copyOf(writes),
                    List.copyOf(lambdas),
                    List.copyOf(returns),
                    List.copyOf(exits));
        }
    }

    static Seen read(InsnList instructions, Frame<FlowValue>[] frames, FlowInterpreter interpreter) {
        CodeReader reader = new CodeReader(interpreter);
        reader.read(instructions, frames);
        return reader.seen.kept();
    }

    private void read(InsnList instructions, Frame<FlowValue>[] frames) {
        for (int i = 0; i < frames.length; i++) {
            Frame<FlowValue> frame = frames[i];
            AbstractInsnNode insn = instructions.get(i);
            if (frame == null || insn.getOpcode() < 0) {
                continue;
            }
            if (insn instanceof MethodInsnNode call) {
                seen.calls().add(call(interpreter.site(insn), call, frame));
            } else if (insn instanceof InvokeDynamicInsnNode dynamic) {
                lambda(dynamic, frame);
            } else if (insn instanceof FieldInsnNode field) {
                write(interpreter.site(insn), field, frame);
            } else if (insn.getOpcode() >= Opcodes.IRETURN && insn.getOpcode() <= Opcodes.ARETURN) {
                Expr value = frame.getStack(frame.getStackSize() - 1).expr();
                seen.returns().add(new MethodFlow.Returned(interpreter.site(insn), value));
                seen.exits().addAll(Exits.of(instructions, i, value));
            } else if (insn.getOpcode() == Opcodes.RETURN) {
                seen.exits().add(new Exits.Exit(i, Exprs.UNKNOWN, i));
            }
        }
    }

    private CallSite call(Site site, MethodInsnNode call, Frame<FlowValue> frame) {
        Dispatch dispatch = FlowInterpreter.dispatch(call);
        int count = Type.getArgumentTypes(call.desc).length + (dispatch.hasReceiver() ? 1 : 0);
        List<Expr> args = new ArrayList<>(count);
        for (int i = frame.getStackSize() - count; i < frame.getStackSize(); i++) {
            args.add(frame.getStack(i).expr());
        }
        MethodKey method = interpreter.oracle().called(call);
        return new CallSite(site, method, dispatch, args, !method.returnsVoid() && !isDropped(call));
    }

    private static boolean isDropped(AbstractInsnNode call) {
        AbstractInsnNode next = call.getNext();
        while (next != null && next.getOpcode() < 0) {
            next = next.getNext();
        }
        return next != null && (next.getOpcode() == Opcodes.POP || next.getOpcode() == Opcodes.POP2);
    }

    private void lambda(InvokeDynamicInsnNode dynamic, Frame<FlowValue> frame) {
        int count = Type.getArgumentTypes(dynamic.desc).length;
        List<FlowValue> captured = new ArrayList<>(count);
        for (int i = frame.getStackSize() - count; i < frame.getStackSize(); i++) {
            captured.add(frame.getStack(i));
        }
        if (interpreter.dynamic(dynamic, captured.stream().map(FlowValue::expr).toList())
                instanceof Expr.Lambda lambda) {
            seen.lambdas().add(lambda);
        }
    }

    private void write(Site site, FieldInsnNode field, Frame<FlowValue> frame) {
        int top = frame.getStackSize() - 1;
        if (field.getOpcode() == Opcodes.PUTFIELD) {
            Expr base = Exprs.nonNull(frame.getStack(top - 1).expr());
            seen.writes()
                    .add(new FieldWrite(
                            site,
                            new Expr.Field(base, field.owner, field.name),
                            frame.getStack(top).expr()));
        } else if (field.getOpcode() == Opcodes.PUTSTATIC) {
            seen.writes()
                    .add(new FieldWrite(
                            site,
                            new Expr.Field(Exprs.STATIC, field.owner, field.name),
                            frame.getStack(top).expr()));
        }
    }
}
