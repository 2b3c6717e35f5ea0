package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.Code;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodNode;

/**
 * Where a switch goes for a known constant: a number, a text by its hash, a constant of an enum by the number that javac
 * has given to it in a table beside the class.
 */
final class SwitchTargets {
    private static final int MAX_WAY_TO_TABLE = 12;

    private final Flows flows;
    private final TypeFacts facts;

    SwitchTargets(Flows flows, TypeFacts facts) {
        this.flows = flows;
        this.facts = facts;
    }

    /**
     * What a switch looks at.
     *
     * @param condition the condition of its ways
     * @return the text, the number or the enum's constant itself
     */
    static Expr asked(Expr condition) {
        Expr number = condition instanceof Expr.Op op
                        && op.operator() == Operator.COMPARE
                        && op.operands().size() == 1
                ? op.operands().get(0)
                : condition;
        return number instanceof Expr.Call call
                        && call.args().size() == 1
                        && (call.method().name().equals("ordinal")
                                || call.method().name().equals("hashCode"))
                ? call.args().get(0)
                : number;
    }

    /**
     * The instruction that a switch leads to.
     *
     * @param code the method's instructions
     * @param branch the switch
     * @param value the constant that it looks at
     * @return the index; empty where it cannot be told
     */
    OptionalInt of(InsnList code, AbstractInsnNode branch, Expr value) {
        OptionalInt key = key(branch, value);
        return key.isPresent() ? OptionalInt.of(ConstantRun.target(code, branch, key.getAsInt())) : OptionalInt.empty();
    }

    private OptionalInt key(AbstractInsnNode branch, Expr value) {
        Optional<FieldInsnNode> table = table(branch);
        if (table.isEmpty() && value instanceof Expr.Const constant) {
            return constant.value() instanceof Integer number
                    ? OptionalInt.of(number)
                    : constant.value() instanceof String text ? OptionalInt.of(text.hashCode()) : OptionalInt.empty();
        }
        return table.map(field -> number(field, value)).orElse(OptionalInt.empty());
    }

    /** The number of an enum's constant; 0 where the table, which is known whole, has none for it. */
    private OptionalInt number(FieldInsnNode table, Expr value) {
        Map<Integer, Expr> numbers = numbers(table);
        if (numbers.isEmpty()) {
            return OptionalInt.empty();
        }
        for (Map.Entry<Integer, Expr> entry : numbers.entrySet()) {
            if (!ConstantTests.areComparable(entry.getValue(), value)) {
                return OptionalInt.empty();
            } else if (ConstantTests.isSame(entry.getValue(), value)) {
                return OptionalInt.of(entry.getKey());
            }
        }
        return OptionalInt.of(0);
    }

    private static Optional<FieldInsnNode> table(AbstractInsnNode branch) {
        AbstractInsnNode insn = branch;
        for (int i = 0; i < MAX_WAY_TO_TABLE && insn != null; i++) {
            if (insn instanceof FieldInsnNode field
                    && field.getOpcode() == Opcodes.GETSTATIC
                    && field.name.startsWith("$SwitchMap$")) {
                return Optional.of(field);
            }
            insn = insn.getPrevious();
        }
        return Optional.empty();
    }

    /** {@code $SwitchMap$…[State.BOOKED.ordinal()] = 1} and so on, as javac writes it. */
    private Map<Integer, Expr> numbers(FieldInsnNode table) {
        Map<Integer, Expr> numbers = new LinkedHashMap<>();
        Optional<MethodNode> initializer =
                flows.projectClass(table.owner).flatMap(model -> model.method("<clinit>()V"));
        if (initializer.isEmpty()) {
            return numbers;
        }
        boolean here = false;
        Optional<Expr> constant = Optional.empty();
        int number = ConstantRun.ANY;
        for (AbstractInsnNode insn : Code.of(initializer.get()).instructions) {
            if (insn instanceof FieldInsnNode field && field.getOpcode() == Opcodes.GETSTATIC) {
                if (field.desc.equals("[I")) {
                    here = field.name.equals(table.name);
                } else {
                    constant = ConstantTests.constant(
                            flows.fieldValue(new Expr.Field(Exprs.STATIC, field.owner, field.name)), facts);
                }
            } else if (insn.getOpcode() == Opcodes.IASTORE && here) {
                if (constant.isEmpty() || number == ConstantRun.ANY) {
                    return Map.of();
                }
                numbers.put(number, constant.get());
            } else if (insn.getOpcode() >= 0) {
                number = ConstantRun.pushed(insn);
            }
        }
        return numbers;
    }
}
