package dev.hapax.analysis.wiring;

import dev.hapax.analysis.classes.Code;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.MethodTarget;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * Reads in the code of one method which objects it hands where. Which objects a call reaches has to be known before the data
 * flow of any method is, so this follows values back to where they come from and no further.
 */
final class SupplyReader {
    /** Code that wires objects is short; longer code is not gone through for it. */
    private static final int MAX_CODE = 3_000;
    /** Values that are made of themselves in a loop have no end. */
    private static final int MAX_STEPS = 2_000;

    private static final int MAX_DEPTH = 60;
    private static final Supply OPEN = new Supply.Open();
    /** {@code null}: no object, so none that a call could reach. */
    private static final Supply NOTHING = new Supply.Either(List.of());

    private final MethodNode method;
    private final boolean isStatic;
    private final InsnList code;
    private final Frame<SourceValue>[] frames;
    private int steps;

    private SupplyReader(MethodTarget target, InsnList code, Frame<SourceValue>[] frames) {
        this.method = target.method();
        this.isStatic = target.isStatic();
        this.code = code;
        this.frames = frames;
    }

    /** A reader of a method's code; empty where that is missing, broken or too long. */
    static Optional<SupplyReader> of(MethodTarget target) {
        if (target.isAbstract() || Code.of(target.method()).instructions.size() > MAX_CODE) {
            return Optional.empty();
        }
        MethodNode kept = Code.keptOf(target.method());
        InsnList code = kept.instructions;
        try {
            Frame<SourceValue>[] frames = new Analyzer<>(new SourceInterpreter())
                    .analyze(target.owner().name(), kept);
            return Optional.of(new SupplyReader(target, code, frames));
        } catch (AnalyzerException | RuntimeException e) {
            return Optional.empty(); // who runs the data flow over the method says what is wrong with it
        }
    }

    /** What the method hands back. */
    Supply returned() {
        List<Supply> returned = new ArrayList<>();
        for (AbstractInsnNode insn : code) {
            if (insn.getOpcode() == Opcodes.ARETURN && isReached(insn)) {
                returned.add(operand(insn, 0, 0));
            }
        }
        return returned.isEmpty() ? OPEN : Supply.oneOf(returned);
    }

    /**
     * A value that the method puts into a field.
     *
     * @param field the field
     * @param value what it puts there
     */
    record Put(FieldInsnNode field, Supply value) {}

    /** What the method puts into fields of its own object. */
    List<Put> puts() {
        List<Put> puts = new ArrayList<>();
        for (AbstractInsnNode insn : code) {
            if (insn instanceof FieldInsnNode put
                    && put.getOpcode() == Opcodes.PUTFIELD
                    && isReached(insn)
                    && isOwnObject(stack(insn, 1))) {
                puts.add(new Put(put, operand(insn, 0, 0)));
            }
        }
        return puts;
    }

    /**
     * A call of a constructor.
     *
     * @param constructor the constructor
     * @param args what it is given
     */
    record Construction(MethodKey constructor, List<Supply> args) {}

    /** Where a constructor calls another one for its own object. */
    List<Construction> delegations() {
        return constructions(true);
    }

    /** Where the method makes new objects. */
    List<Construction> constructions() {
        return constructions(false);
    }

    private List<Construction> constructions(boolean own) {
        List<Construction> found = new ArrayList<>();
        for (AbstractInsnNode insn : code) {
            if (insn instanceof MethodInsnNode call && call.name.equals("<init>") && isReached(insn)) {
                int count = Type.getArgumentTypes(call.desc).length;
                if (isOwnObject(stack(insn, count)) == own) {
                    found.add(new Construction(key(call), args(call, 0)));
                }
            }
        }
        return found;
    }

    private boolean isReached(AbstractInsnNode insn) {
        return frames[code.indexOf(insn)] != null;
    }

    private static MethodKey key(MethodInsnNode call) {
        return new MethodKey(call.owner, call.name, call.desc);
    }

    private List<Supply> args(MethodInsnNode call, int depth) {
        int count = Type.getArgumentTypes(call.desc).length;
        List<Supply> args = new ArrayList<>(count);
        for (int i = count - 1; i >= 0; i--) {
            args.add(operand(call, i, depth));
        }
        return args;
    }

    /** A value on the stack before an instruction, counted from the top. */
    private SourceValue stack(AbstractInsnNode insn, int fromTop) {
        Frame<SourceValue> frame = frames[code.indexOf(insn)];
        return frame.getStack(frame.getStackSize() - 1 - fromTop);
    }

    private Supply operand(AbstractInsnNode insn, int fromTop, int depth) {
        return of(stack(insn, fromTop), depth);
    }

    private Supply of(SourceValue value, int depth) {
        if (depth > MAX_DEPTH || value.insns.isEmpty() || ++steps > MAX_STEPS) {
            return OPEN;
        }
        return Supply.oneOf(value.insns.stream()
                .sorted(Comparator.comparingInt(code::indexOf)) // the set has no order
                .map(insn -> of(insn, depth + 1))
                .toList());
    }

    private Supply of(AbstractInsnNode insn, int depth) {
        return switch (insn.getOpcode()) {
            case Opcodes.ALOAD -> local((VarInsnNode) insn, depth);
            case Opcodes.ASTORE, Opcodes.DUP, Opcodes.CHECKCAST -> operand(insn, 0, depth);
            case Opcodes.ACONST_NULL -> NOTHING;
            case Opcodes.NEW -> made((TypeInsnNode) insn, depth);
            case Opcodes.GETFIELD -> {
                FieldInsnNode field = (FieldInsnNode) insn;
                yield isOwnObject(stack(insn, 0)) ? new Supply.Held(field.owner, field.name) : OPEN;
            }
            case Opcodes.INVOKESTATIC, Opcodes.INVOKEVIRTUAL, Opcodes.INVOKESPECIAL ->
                result((MethodInsnNode) insn, depth);
            default -> OPEN;
        };
    }

    private Supply local(VarInsnNode load, int depth) {
        int parameter = parameter(load.var);
        if (load.var < firstFree()) { // what another value may have been put in the place of is not known
            return parameter < 0 || isStored(load.var) ? OPEN : new Supply.Parameter(parameter);
        }
        return of(frames[code.indexOf(load)].getLocal(load.var), depth);
    }

    /** The first variable that holds no parameter. */
    private int firstFree() {
        return Type.getArgumentsAndReturnSizes(method.desc) / 4 - (isStatic ? 1 : 0);
    }

    private int parameter(int variable) {
        int at = isStatic ? 0 : 1;
        Type[] types = Type.getArgumentTypes(method.desc);
        for (int i = 0; i < types.length; i++) {
            if (at == variable) {
                return i;
            }
            at += types[i].getSize();
        }
        return -1;
    }

    private boolean isStored(int variable) {
        for (AbstractInsnNode insn : code) {
            if (insn.getOpcode() == Opcodes.ASTORE && ((VarInsnNode) insn).var == variable) {
                return true;
            }
        }
        return false;
    }

    private Supply made(TypeInsnNode made, int depth) {
        for (AbstractInsnNode insn = made; insn != null; insn = insn.getNext()) {
            if (insn instanceof MethodInsnNode call
                    && call.name.equals("<init>")
                    && call.owner.equals(made.desc)
                    && isReached(insn)
                    && isNew(stack(insn, Type.getArgumentTypes(call.desc).length), made)) {
                return new Supply.Made(key(call), args(call, depth));
            }
        }
        return OPEN;
    }

    private boolean isNew(SourceValue object, TypeInsnNode made) {
        return object.insns.stream()
                .allMatch(insn -> insn == made
                        || (insn.getOpcode() == Opcodes.DUP
                                && stack(insn, 0).insns.stream().allMatch(copied -> copied == made)));
    }

    private Supply result(MethodInsnNode call, int depth) {
        if (call.owner.equals("java/util/Objects") && call.name.startsWith("requireNonNull")) {
            return operand(call, Type.getArgumentTypes(call.desc).length - 1, depth);
        }
        boolean own = call.getOpcode() == Opcodes.INVOKESTATIC
                || isOwnObject(stack(call, Type.getArgumentTypes(call.desc).length));
        return own ? new Supply.Result(key(call), args(call, depth)) : OPEN;
    }

    private boolean isOwnObject(SourceValue value) {
        return !isStatic
                && !value.insns.isEmpty()
                && value.insns.stream()
                        .allMatch(insn -> insn.getOpcode() == Opcodes.ALOAD && ((VarInsnNode) insn).var == 0)
                && !isStored(0);
    }
}
