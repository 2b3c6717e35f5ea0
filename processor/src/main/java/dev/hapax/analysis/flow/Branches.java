package dev.hapax.analysis.flow;

import dev.hapax.analysis.flow.Guard.Outcome;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.analysis.Frame;

/** What the two ways of a branch say about the value that it looks at. */
final class Branches {
    private Branches() {}

    static final int JUMP = 0;
    static final int FALL_THROUGH = 1;

    static Guard guard(Site site, InsnList code, Frame<FlowValue> frame, int side) {
        Expr top = frame.getStack(frame.getStackSize() - 1).expr();
        int opcode = code.get(site.index()).getOpcode();
        boolean jump = side == JUMP;
        return switch (opcode) {
            case Opcodes.IFNULL -> new Guard(site, side, top, jump ? Outcome.NULL : Outcome.NOT_NULL);
            case Opcodes.IFNONNULL -> new Guard(site, side, top, jump ? Outcome.NOT_NULL : Outcome.NULL);
            case Opcodes.IFEQ, Opcodes.IFNE, Opcodes.IFLT, Opcodes.IFGE, Opcodes.IFGT, Opcodes.IFLE ->
                againstZero(site, side, top, jump ? opcode : negated(opcode));
            case Opcodes.IF_ICMPEQ,
                    Opcodes.IF_ICMPNE,
                    Opcodes.IF_ICMPLT,
                    Opcodes.IF_ICMPGE,
                    Opcodes.IF_ICMPGT,
                    Opcodes.IF_ICMPLE -> {
                int asZero = opcode - Opcodes.IF_ICMPEQ + Opcodes.IFEQ;
                yield compared(site, side, below(frame), top, jump ? asZero : negated(asZero));
            }
            case Opcodes.IF_ACMPEQ, Opcodes.IF_ACMPNE ->
                pair(site, side, below(frame), top, (opcode == Opcodes.IF_ACMPEQ) == jump);
            case Opcodes.TABLESWITCH, Opcodes.LOOKUPSWITCH ->
                TypeSwitches.guard(code, site, top, side).orElseGet(() -> new Guard(site, side, top, Outcome.OTHER));
            default -> new Guard(site, side, top, Outcome.OTHER);
        };
    }

    private static Expr below(Frame<FlowValue> frame) {
        return frame.getStack(frame.getStackSize() - 2).expr();
    }

    private static Guard againstZero(Site site, int side, Expr value, int opcode) {
        if (value instanceof Expr.Op op
                && op.operator() == Operator.COMPARE
                && op.operands().size() == 2) {
            return compared(site, side, op.operands().get(0), op.operands().get(1), opcode);
        }
        Outcome outcome = switch (opcode) {
            case Opcodes.IFEQ, Opcodes.IFLE -> Outcome.FALSE;
            case Opcodes.IFNE, Opcodes.IFGT -> Outcome.TRUE;
            default -> Outcome.OTHER;
        };
        return new Guard(site, side, value, outcome);
    }

    private static Guard compared(Site site, int side, Expr left, Expr right, int opcode) {
        if (isZero(right)) {
            return againstZero(site, side, left, opcode);
        } else if (right instanceof Expr.Const constant && constant.value() instanceof Number number) {
            boolean one = number.doubleValue() == 1;
            if (one && (opcode == Opcodes.IFGE || opcode == Opcodes.IFEQ)) {
                return new Guard(site, side, left, Outcome.TRUE);
            } else if (one && (opcode == Opcodes.IFLT || opcode == Opcodes.IFNE)) {
                return new Guard(site, side, left, Outcome.FALSE);
            }
        }
        return switch (opcode) {
            case Opcodes.IFEQ -> pair(site, side, left, right, true);
            case Opcodes.IFNE -> pair(site, side, left, right, false);
            case Opcodes.IFLE, Opcodes.IFGE -> new Guard(site, side, comparison(left, right), Outcome.ORDERED_OR_SAME);
            default -> new Guard(site, side, comparison(left, right), Outcome.OTHER);
        };
    }

    private static boolean isZero(Expr value) {
        if (value instanceof Expr.Const constant) {
            return constant.value() instanceof Number number && number.doubleValue() == 0;
        }
        return value instanceof Expr.Field field
                && field.name().equals("ZERO")
                && field.owner().startsWith("java/math/");
    }

    private static Guard pair(Site site, int side, Expr left, Expr right, boolean same) {
        return new Guard(site, side, comparison(left, right), same ? Outcome.EQUAL : Outcome.DIFFERENT);
    }

    private static Expr comparison(Expr left, Expr right) {
        return Bounded.of(new Expr.Op(Operator.COMPARE, List.of(left, right)));
    }

    private static int negated(int opcode) {
        return switch (opcode) {
            case Opcodes.IFEQ -> Opcodes.IFNE;
            case Opcodes.IFNE -> Opcodes.IFEQ;
            case Opcodes.IFLT -> Opcodes.IFGE;
            case Opcodes.IFGE -> Opcodes.IFLT;
            case Opcodes.IFGT -> Opcodes.IFLE;
            default -> Opcodes.IFGT;
        };
    }
}
