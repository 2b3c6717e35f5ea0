package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.MethodKey;
import org.objectweb.asm.Type;

/** Decides whether a returned expression says more than the call that returns it. */
final class Returns {
    private static final int MAX_PARTS = 30;

    private Returns() {}

    /** A new object or a choice of constants says less than the call: how they came about is lost. */
    static boolean speaksForItself(Expr returned, MethodKey method) {
        Expr value = Exprs.nonNull(returned);
        boolean text = method.descriptor().endsWith(")Ljava/lang/String;");
        if (value instanceof Expr.OneOf choice) {
            return text
                    && choice.options().stream().allMatch(option -> isPlain(option) && !(option instanceof Expr.Null));
        }
        boolean flag = Type.getReturnType(method.descriptor()).equals(Type.BOOLEAN_TYPE);
        return isPlain(value) && !(flag && value instanceof Expr.Op);
    }

    /** Several bodies that answer differently: which one was meant, the call says. */
    static boolean isChoiceOfFlags(Expr returned, MethodKey method) {
        return returned instanceof Expr.OneOf && ConstantRuns.isFlag(method.descriptor());
    }

    private static boolean isPlain(Expr value) {
        if (value instanceof Expr.Unknown
                || value instanceof Expr.Mixed
                || value instanceof Expr.Fresh
                || value instanceof Expr.Null
                || value instanceof Expr.Array) {
            return false;
        }
        int[] parts = {0};
        Subexpressions.visit(value, part -> parts[0]++);
        return parts[0] <= MAX_PARTS;
    }
}
