package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.Code;
import dev.hapax.analysis.classes.MethodTarget;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/** Where the results of a method's instructions go within the method: a second data flow, for methods that need it. */
public final class Uses {
    /** Methods beyond it hardly hand out work by hand; the data flow would cost too much. */
    private static final int MAX_INSTRUCTIONS = 20_000;

    private final Map<Integer, List<Use>> uses = new HashMap<>();
    private final Map<Integer, Set<Integer>> origins = new HashMap<>();
    private final Map<Integer, Set<Integer>> given = new HashMap<>();

    private Uses() {}

    /**
     * A use of a result.
     *
     * @param index the instruction that takes it
     * @param operand as which of its operands, from 0, the receiver among them
     */
    public record Use(int index, int operand) {}

    /**
     * The uses of what a method's instructions make.
     *
     * @param target the method
     * @return the uses; empty where the method is too large or its code is broken
     */
    public static Optional<Uses> of(MethodTarget target) {
        MethodNode method = Code.keptOf(target.method());
        InsnList code = method.instructions;
        if (code.size() > MAX_INSTRUCTIONS) {
            return Optional.empty();
        }
        try {
            Frame<SourceValue>[] frames =
                    new Analyzer<>(new Origins()).analyze(target.owner().name(), method);
            Uses uses = new Uses();
            for (int i = 0; i < frames.length; i++) {
                if (frames[i] != null) {
                    uses.collect(code, i, frames[i]);
                }
            }
            return Optional.of(uses);
        } catch (AnalyzerException | RuntimeException e) {
            return Optional.empty(); // the flow of the method itself says that it is broken
        }
    }

    private void collect(InsnList code, int index, Frame<SourceValue> frame) {
        AbstractInsnNode insn = code.get(index);
        int taken = taken(insn);
        int first = frame.getStackSize() - taken;
        for (int operand = 0; first >= 0 && operand < taken; operand++) {
            for (AbstractInsnNode origin : frame.getStack(first + operand).insns) {
                uses.computeIfAbsent(code.indexOf(origin), key -> new ArrayList<>(1))
                        .add(new Use(index, operand));
                (operand == 0 ? origins : given)
                        .computeIfAbsent(index, key -> new LinkedHashSet<>(1))
                        .add(code.indexOf(origin));
            }
        }
    }

    /** How many values an instruction takes from the stack for good; copies and casts are followed instead. */
    private static int taken(AbstractInsnNode insn) {
        if (insn instanceof MethodInsnNode call) {
            return Type.getArgumentTypes(call.desc).length + (call.getOpcode() == Opcodes.INVOKESTATIC ? 0 : 1);
        } else if (insn instanceof InvokeDynamicInsnNode dynamic) {
            return Type.getArgumentTypes(dynamic.desc).length;
        } else if (insn instanceof MultiANewArrayInsnNode array) {
            return array.dims;
        }
        return switch (insn.getOpcode()) {
            case Opcodes.AASTORE -> 3;
            case Opcodes.PUTFIELD -> 2;
            case Opcodes.PUTSTATIC, Opcodes.ARETURN, Opcodes.ATHROW, Opcodes.GETFIELD, Opcodes.INSTANCEOF -> 1;
            default -> 0;
        };
    }

    /**
     * The uses of what an instruction makes.
     *
     * @param index the instruction; {@code NEW} for an object
     * @return its uses; nothing for what is dropped
     */
    public List<Use> of(int index) {
        return uses.getOrDefault(index, List.of());
    }

    /**
     * Where an instruction's first operand comes from: its receiver, or the array that it stores into.
     *
     * @param index the instruction
     * @return the instructions that made it; nothing where it takes none
     */
    public Set<Integer> origins(int index) {
        return origins.getOrDefault(index, Set.of());
    }

    /**
     * Where an instruction's other operands come from: a call's arguments.
     *
     * @param index the instruction
     * @return the instructions that made them; nothing where it takes none
     */
    public Set<Integer> given(int index) {
        return given.getOrDefault(index, Set.of());
    }

    /** Values by the instructions that made them; variables and casts hand them on. */
    private static final class Origins extends SourceInterpreter {
        Origins() {
            super(Opcodes.ASM9);
        }

        @Override
        public SourceValue copyOperation(AbstractInsnNode insn, SourceValue value) {
            return value;
        }

        @Override
        public SourceValue unaryOperation(AbstractInsnNode insn, SourceValue value) {
            return insn.getOpcode() == Opcodes.CHECKCAST ? value : super.unaryOperation(insn, value);
        }
    }
}
