package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.MethodKey;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Interpreter;

/** Turns instructions into expressions. Gives up, by exception, when a method takes more steps than it may. */
final class FlowInterpreter extends Interpreter<FlowValue> {
    private static final int MAX_STEPS = 3_000_000;

    private final MethodKey method;
    private final InsnList instructions;
    private final int[] parameterOfLocal;
    private final Oracle oracle;
    private int steps;

    FlowInterpreter(MethodKey method, InsnList instructions, boolean isStatic, Oracle oracle) {
        super(Opcodes.ASM9);
        this.method = method;
        this.instructions = instructions;
        this.parameterOfLocal = parametersByLocal(method.descriptor(), isStatic);
        this.oracle = oracle;
    }

    private static int[] parametersByLocal(String descriptor, boolean isStatic) {
        Type[] types = Type.getArgumentTypes(descriptor);
        int[] byLocal = new int[2 * types.length + 1];
        int local = isStatic ? 0 : 1;
        for (int i = 0; i < types.length; i++) {
            byLocal[local] = isStatic ? i : i + 1;
            local += types[i].getSize();
        }
        return byLocal;
    }

    Oracle oracle() {
        return oracle;
    }

    Site site(AbstractInsnNode insn) {
        return new Site(method, instructions.indexOf(insn));
    }

    private void step() throws AnalyzerException {
        if (++steps > MAX_STEPS) {
            throw new TooLargeException();
        }
    }

    /** A method whose data flow takes too long. */
    static final class TooLargeException extends AnalyzerException {
        private static final long serialVersionUID = 1L;

        TooLargeException() {
            super(null, "too large");
        }
    }

    private static FlowValue unknown(int size) {
        return new FlowValue(size, Exprs.UNKNOWN);
    }

    @Override
    public @Nullable FlowValue newValue(@Nullable Type type) {
        if (type == null) {
            return unknown(1);
        }
        return type.equals(Type.VOID_TYPE) ? null : unknown(type.getSize());
    }

    @Override
    public FlowValue newParameterValue(boolean isInstanceMethod, int local, Type type) {
        return new FlowValue(type.getSize(), new Expr.Param(parameterOfLocal[local]));
    }

    @Override
    public FlowValue newOperation(AbstractInsnNode insn) throws AnalyzerException {
        step();
        int opcode = insn.getOpcode();
        if (opcode == Opcodes.ACONST_NULL) {
            return new FlowValue(1, Exprs.NULL);
        } else if (opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5) {
            return constant(1, opcode - Opcodes.ICONST_0);
        } else if (opcode == Opcodes.LCONST_0 || opcode == Opcodes.LCONST_1) {
            return constant(2, (long) (opcode - Opcodes.LCONST_0));
        } else if (opcode >= Opcodes.FCONST_0 && opcode <= Opcodes.FCONST_2) {
            return constant(1, (float) (opcode - Opcodes.FCONST_0));
        } else if (opcode == Opcodes.DCONST_0 || opcode == Opcodes.DCONST_1) {
            return constant(2, (double) (opcode - Opcodes.DCONST_0));
        } else if (insn instanceof IntInsnNode push) {
            return constant(1, push.operand);
        } else if (insn instanceof LdcInsnNode load) {
            return constant(load.cst instanceof Long || load.cst instanceof Double ? 2 : 1, load.cst);
        } else if (insn instanceof FieldInsnNode field) {
            Expr.Field access = new Expr.Field(Exprs.STATIC, field.owner, field.name);
            return new FlowValue(Type.getType(field.desc).getSize(), oracle.fieldValue(access));
        } else if (insn instanceof TypeInsnNode made) {
            return new FlowValue(1, new Expr.Fresh(site(insn), made.desc, "", List.of()));
        }
        return unknown(1);
    }

    private static FlowValue constant(int size, Object value) {
        return new FlowValue(size, new Expr.Const(value));
    }

    @Override
    public FlowValue copyOperation(AbstractInsnNode insn, FlowValue value) throws AnalyzerException {
        step();
        return value;
    }

    @Override
    public @Nullable FlowValue unaryOperation(AbstractInsnNode insn, FlowValue value) throws AnalyzerException {
        step();
        return switch (insn.getOpcode()) {
            case Opcodes.IINC -> stepped(value, ((IincInsnNode) insn).incr);
            case Opcodes.INEG, Opcodes.FNEG -> arithmetic(1, Operator.ARITHMETIC, value);
            case Opcodes.LNEG, Opcodes.DNEG -> arithmetic(2, Operator.ARITHMETIC, value);
            case Opcodes.I2L, Opcodes.I2D, Opcodes.F2L, Opcodes.F2D, Opcodes.L2D, Opcodes.D2L ->
                new FlowValue(2, value.expr());
            case Opcodes.I2F,
                    Opcodes.L2I,
                    Opcodes.L2F,
                    Opcodes.F2I,
                    Opcodes.D2I,
                    Opcodes.D2F,
                    Opcodes.I2B,
                    Opcodes.I2C,
                    Opcodes.I2S,
                    Opcodes.CHECKCAST -> new FlowValue(1, value.expr());
            case Opcodes.GETFIELD -> read((FieldInsnNode) insn, value.expr());
            case Opcodes.NEWARRAY, Opcodes.ANEWARRAY -> new FlowValue(1, array(insn, value.expr()));
            case Opcodes.INSTANCEOF ->
                new FlowValue(
                        1,
                        Bounded.of(new Expr.Op(
                                Operator.INSTANCE_OF,
                                List.of(
                                        value.expr(),
                                        new Expr.Const(Type.getObjectType(((TypeInsnNode) insn).desc))))));
            case Opcodes.ARRAYLENGTH -> new FlowValue(1, Bounded.of(new Expr.Element(value.expr())));
            default -> unknown(1);
        };
    }

    private FlowValue read(FieldInsnNode field, Expr base) {
        Expr value = oracle.read(new Expr.Field(Exprs.nonNull(base), field.owner, field.name));
        return new FlowValue(Type.getType(field.desc).getSize(), Bounded.of(value));
    }

    private Expr array(AbstractInsnNode insn, Expr length) {
        boolean small = length instanceof Expr.Const size && size.value() instanceof Integer n && n >= 0 && n <= 24;
        int count = small ? (Integer) ((Expr.Const) length).value() : 0;
        return small
                ? new Expr.Array(site(insn), java.util.Collections.nCopies(count, Exprs.NULL))
                : new Expr.Fresh(site(insn), "[", "", List.of());
    }

    private static FlowValue arithmetic(int size, Operator operator, FlowValue... operands) {
        List<Expr> parts =
                java.util.Arrays.stream(operands).map(FlowValue::expr).toList();
        return new FlowValue(size, Bounded.of(new Expr.Op(operator, parts)));
    }

    private static FlowValue stepped(FlowValue value, int by) {
        return by < 0
                ? arithmetic(1, Operator.SUBTRACT, value, constant(1, -by))
                : arithmetic(1, Operator.ADD, value, constant(1, by));
    }

    @Override
    public @Nullable FlowValue binaryOperation(AbstractInsnNode insn, FlowValue first, FlowValue second)
            throws AnalyzerException {
        step();
        return switch (insn.getOpcode()) {
            case Opcodes.IALOAD, Opcodes.FALOAD, Opcodes.AALOAD, Opcodes.BALOAD, Opcodes.CALOAD, Opcodes.SALOAD ->
                new FlowValue(1, element(first.expr(), second.expr()));
            case Opcodes.LALOAD, Opcodes.DALOAD -> new FlowValue(2, element(first.expr(), second.expr()));
            case Opcodes.LCMP, Opcodes.FCMPL, Opcodes.FCMPG, Opcodes.DCMPL, Opcodes.DCMPG ->
                new FlowValue(1, Bounded.of(new Expr.Op(Operator.COMPARE, List.of(first.expr(), second.expr()))));
            case Opcodes.IADD, Opcodes.FADD -> arithmetic(1, Operator.ADD, first, second);
            case Opcodes.ISUB, Opcodes.FSUB -> arithmetic(1, Operator.SUBTRACT, first, second);
            case Opcodes.LADD, Opcodes.DADD -> arithmetic(2, Operator.ADD, first, second);
            case Opcodes.LSUB, Opcodes.DSUB -> arithmetic(2, Operator.SUBTRACT, first, second);
            case Opcodes.LMUL,
                    Opcodes.DMUL,
                    Opcodes.LDIV,
                    Opcodes.DDIV,
                    Opcodes.LREM,
                    Opcodes.DREM,
                    Opcodes.LSHL,
                    Opcodes.LSHR,
                    Opcodes.LUSHR,
                    Opcodes.LAND,
                    Opcodes.LOR,
                    Opcodes.LXOR -> arithmetic(2, Operator.ARITHMETIC, first, second);
            case Opcodes.PUTFIELD -> null;
            default -> arithmetic(1, Operator.ARITHMETIC, first, second);
        };
    }

    private static Expr element(Expr array, Expr index) {
        if (array instanceof Expr.Field table && isSwitchTable(table.name())) {
            return Bounded.of(new Expr.Op(Operator.COMPARE, List.of(index)));
        }
        if (array instanceof Expr.Array known
                && index instanceof Expr.Const at
                && at.value() instanceof Integer i
                && i >= 0
                && i < known.elements().size()) {
            return known.elements().get(i);
        }
        return Bounded.of(new Expr.Element(array));
    }

    /** What javac and kotlinc number an enum's constants by: it says which constant it is, and no more. */
    private static boolean isSwitchTable(String field) {
        return field.startsWith("$SwitchMap$") || field.startsWith("$EnumSwitchMapping$");
    }

    @Override
    public @Nullable FlowValue ternaryOperation(
            AbstractInsnNode insn, FlowValue first, FlowValue second, FlowValue third) throws AnalyzerException {
        step();
        return null;
    }

    @Override
    public @Nullable FlowValue naryOperation(AbstractInsnNode insn, List<? extends FlowValue> values)
            throws AnalyzerException {
        step();
        List<Expr> args = values.stream().map(value -> value.expr()).toList();
        if (insn instanceof MethodInsnNode call) {
            Type result = Type.getReturnType(call.desc);
            if (result.equals(Type.VOID_TYPE)) {
                return null;
            }
            MethodKey called = oracle.called(call);
            return new FlowValue(result.getSize(), Bounded.of(oracle.result(site(insn), called, dispatch(call), args)));
        } else if (insn instanceof InvokeDynamicInsnNode dynamic) {
            return new FlowValue(Type.getReturnType(dynamic.desc).getSize(), dynamic(dynamic, args));
        }
        return unknown(1);
    }

    static Dispatch dispatch(MethodInsnNode call) {
        return switch (call.getOpcode()) {
            case Opcodes.INVOKESTATIC -> Dispatch.STATIC;
            case Opcodes.INVOKESPECIAL -> Dispatch.SPECIAL;
            default -> Dispatch.VIRTUAL;
        };
    }

    Expr dynamic(InvokeDynamicInsnNode dynamic, List<Expr> args) {
        String bootstrap = dynamic.bsm.getOwner();
        if (bootstrap.equals("java/lang/invoke/StringConcatFactory")) {
            return Bounded.of(StringRecipe.concat(dynamic, args));
        } else if (bootstrap.equals("java/lang/invoke/LambdaMetafactory")
                && dynamic.bsmArgs.length > 2
                && dynamic.bsmArgs[0] instanceof Type erased
                && dynamic.bsmArgs[1] instanceof Handle body) {
            MethodKey functional = new MethodKey(
                    Type.getReturnType(dynamic.desc).getInternalName(), dynamic.name, erased.getDescriptor());
            return Bounded.of(new Expr.Lambda(site(dynamic), body, args, functional));
        } else if (bootstrap.equals("java/lang/runtime/ObjectMethods") || bootstrap.equals(TypeSwitches.BOOTSTRAPS)) {
            return Bounded.of(new Expr.Op(Operator.COMPARE, args));
        }
        return Leaves.of(args.isEmpty() ? List.of(Exprs.UNKNOWN) : args);
    }

    @Override
    public void returnOperation(AbstractInsnNode insn, FlowValue value, FlowValue expected) {
        // what is returned is read from the frames afterwards
    }

    @Override
    public FlowValue merge(FlowValue first, FlowValue second) {
        if (first.equals(second)) {
            return first;
        }
        steps++;
        return first.size() == second.size() ? first.with(Exprs.either(first.expr(), second.expr())) : unknown(1);
    }
}
