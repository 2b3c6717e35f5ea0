package dev.hapax.analysis.flow;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * What is known of local variables on one way through the code.
 *
 * @param known by the variable's number
 */
record Variables(Map<Integer, Known> known) {
    static final Variables UNKNOWN = new Variables(Map.of());

    private static final Set<String> FILLING = Set.of("add", "addLast", "addFirst", "put", "offer", "push", "append");

    /** What a variable can be known to be. */
    enum Known {
        ZERO,
        POSITIVE,
        NULL,
        PRESENT,
        /** A collection that is not empty. */
        FILLED
    }

    Variables {
        known = Map.copyOf(known);
    }

    /** What the data flow knows at an instruction. */
    static Variables of(Frame<FlowValue> frame) {
        Map<Integer, Known> known = new HashMap<>();
        for (int i = 0; i < frame.getLocals(); i++) {
            Known value = known(frame.getLocal(i).expr());
            if (value != null) {
                known.put(i, value);
            }
        }
        return new Variables(known);
    }

    /** What is known both here and at another instruction. */
    Variables and(Frame<FlowValue> frame) {
        Map<Integer, Known> both = new HashMap<>(known);
        both.entrySet()
                .removeIf(entry -> entry.getKey() >= frame.getLocals()
                        || known(frame.getLocal(entry.getKey()).expr()) != entry.getValue());
        return both.size() == known.size() ? this : new Variables(both);
    }

    /** Whether an instruction can throw an exception. */
    static boolean canFail(AbstractInsnNode insn) {
        int opcode = insn.getOpcode();
        return (opcode >= Opcodes.GETSTATIC && opcode <= Opcodes.MONITOREXIT)
                || (opcode >= Opcodes.IALOAD && opcode <= Opcodes.SALOAD)
                || (opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE)
                || opcode == Opcodes.IDIV
                || opcode == Opcodes.LDIV
                || opcode == Opcodes.IREM
                || opcode == Opcodes.LREM
                || opcode == Opcodes.MULTIANEWARRAY;
    }

    private static @Nullable Known known(Expr expr) {
        if (expr instanceof Expr.Const constant) {
            return constant.value() instanceof Number number ? known(number) : Known.PRESENT;
        } else if (expr instanceof Expr.Null) {
            return Known.NULL;
        }
        return expr instanceof Expr.Fresh ? Known.PRESENT : null;
    }

    private static @Nullable Known known(Number number) {
        if (number.doubleValue() == 0) {
            return Known.ZERO;
        }
        return number.doubleValue() > 0 ? Known.POSITIVE : null;
    }

    private Variables with(int variable, @Nullable Known value) {
        if (known.get(variable) == value) {
            return this;
        }
        Map<Integer, Known> changed = new HashMap<>(known);
        if (value == null) {
            changed.remove(variable);
        } else {
            changed.put(variable, value);
        }
        return new Variables(changed);
    }

    /**
     * What is known after an instruction.
     *
     * @param insn the instruction; not a jump
     * @param frame the values before it
     * @param caught whether it stores the exception that was caught
     */
    Variables after(AbstractInsnNode insn, @Nullable Frame<FlowValue> frame, boolean caught) {
        if (insn instanceof VarInsnNode store
                && store.getOpcode() >= Opcodes.ISTORE
                && store.getOpcode() <= Opcodes.ASTORE) {
            return with(store.var, caught ? Known.PRESENT : stacked(before(insn)));
        } else if (insn instanceof IincInsnNode increment) {
            boolean counts = increment.incr > 0
                    && (known.get(increment.var) == Known.ZERO || known.get(increment.var) == Known.POSITIVE);
            return with(increment.var, counts ? Known.POSITIVE : null);
        } else if (insn instanceof MethodInsnNode call && FILLING.contains(call.name) && frame != null) {
            return filled(call, frame);
        }
        return this;
    }

    private Variables filled(MethodInsnNode call, Frame<FlowValue> frame) {
        int below = Type.getArgumentTypes(call.desc).length + 1;
        if (call.getOpcode() == Opcodes.INVOKESTATIC || frame.getStackSize() < below) {
            return this;
        }
        Expr receiver = frame.getStack(frame.getStackSize() - below).expr();
        Variables changed = this;
        for (int i = 0; receiver instanceof Expr.Fresh && i < frame.getLocals(); i++) {
            changed = frame.getLocal(i).expr().equals(receiver) ? changed.with(i, Known.FILLED) : changed;
        }
        return changed;
    }

    /** What an instruction leaves on the stack. */
    private @Nullable Known stacked(@Nullable AbstractInsnNode insn) {
        if (insn == null) {
            return null;
        }
        int opcode = insn.getOpcode();
        if (opcode >= Opcodes.ICONST_0 && opcode <= Opcodes.ICONST_5) {
            return opcode == Opcodes.ICONST_0 ? Known.ZERO : Known.POSITIVE;
        } else if (insn instanceof IntInsnNode push && opcode != Opcodes.NEWARRAY) {
            return known(push.operand);
        } else if (opcode == Opcodes.ACONST_NULL) {
            return Known.NULL;
        } else if (insn instanceof VarInsnNode load && opcode <= Opcodes.ALOAD) {
            return known.get(load.var);
        } else if (insn instanceof LdcInsnNode load) {
            return load.cst instanceof Number number ? known(number) : Known.PRESENT;
        }
        return insn instanceof MethodInsnNode call && call.name.equals("<init>") ? Known.PRESENT : null;
    }

    /** Whether a jump is taken; empty where that is not known. */
    Optional<Boolean> decides(JumpInsnNode jump) {
        Known value = tested(before(jump));
        if (value == null) {
            return Optional.empty();
        }
        boolean zero = value == Known.ZERO;
        boolean nothing = value == Known.NULL;
        return switch (jump.getOpcode()) {
            case Opcodes.IFEQ, Opcodes.IFLE -> number(value, zero);
            case Opcodes.IFNE, Opcodes.IFGT -> number(value, !zero);
            case Opcodes.IFGE -> number(value, true);
            case Opcodes.IFLT -> number(value, false);
            case Opcodes.IFNULL -> reference(value, nothing);
            case Opcodes.IFNONNULL -> reference(value, !nothing);
            default -> Optional.empty();
        };
    }

    private static Optional<Boolean> number(Known value, boolean taken) {
        return value == Known.ZERO || value == Known.POSITIVE ? Optional.of(taken) : Optional.empty();
    }

    private static Optional<Boolean> reference(Known value, boolean taken) {
        return value == Known.ZERO || value == Known.POSITIVE ? Optional.empty() : Optional.of(taken);
    }

    private @Nullable Known tested(@Nullable AbstractInsnNode insn) {
        if (insn instanceof MethodInsnNode call && before(insn) instanceof VarInsnNode load) {
            boolean filled = known.get(load.var) == Known.FILLED && load.getOpcode() == Opcodes.ALOAD;
            if (filled && call.name.equals("isEmpty")) {
                return Known.ZERO;
            }
            return filled && call.name.equals("size") ? Known.POSITIVE : null;
        }
        return insn instanceof VarInsnNode ? stacked(insn) : null;
    }

    /** The constant that is handed back; empty where it is not known to be one. */
    Optional<Expr> returned(AbstractInsnNode returning) {
        Known value = stacked(before(returning));
        if (value == null) {
            return Optional.empty();
        }
        return switch (value) {
            case ZERO -> Optional.of(new Expr.Const(0));
            case POSITIVE -> Optional.of(new Expr.Const(1));
            case NULL -> Optional.of(Exprs.NULL);
            case PRESENT, FILLED -> Optional.empty();
        };
    }

    /** The instruction right before another; null where other ways may lead in between. */
    private static @Nullable AbstractInsnNode before(AbstractInsnNode insn) {
        AbstractInsnNode previous = insn.getPrevious();
        return previous == null || previous.getOpcode() < 0 ? null : previous;
    }
}
