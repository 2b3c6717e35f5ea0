package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.flow.TypeFacts.Answer;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Type;

/** Guards that ask for the class of a value: {@code instanceof}, and what only objects of a class reach. */
public final class TypeTests {
    private TypeTests() {}

    /**
     * A guard that lets only values of one type pass.
     *
     * @param site the instruction that chooses by type: a call with several targets
     * @param target which of its targets
     * @param value the value
     * @param type internal name of the type
     * @return the guard
     */
    public static Guard dispatched(Site site, int target, Expr value, String type) {
        Expr test = new Expr.Op(Operator.DISPATCH, List.of(value, new Expr.Const(Type.getObjectType(type))));
        return new Guard(site, target, test, Guard.Outcome.TRUE);
    }

    /**
     * Whether a condition says nothing about state.
     *
     * @param condition the condition of a guard
     * @return true if it is only about which target of a call is meant
     */
    public static boolean isDispatch(Expr condition) {
        return condition instanceof Expr.Op op && op.operator() == Operator.DISPATCH;
    }

    /**
     * Whether a guard can never be passed.
     *
     * @param guard any guard
     * @param condition its condition in the terms of a method
     * @param in the method
     * @param facts what is known about classes
     * @return true if it asks for a class that the value is not of, or for another than the value's
     */
    public static boolean isImpossible(Guard guard, Expr condition, MethodTarget in, TypeFacts facts) {
        if (!(condition instanceof Expr.Op op)
                || op.operands().size() != 2
                || !(op.operands().get(1) instanceof Expr.Const constant)
                || !(constant.value() instanceof Type type)
                || (op.operator() != Operator.DISPATCH && op.operator() != Operator.INSTANCE_OF)) {
            return false;
        }
        Expr value = op.operands().get(0);
        Optional<Answer> answer = facts.of(value, in).map(bound -> facts.isA(bound, type.getInternalName()));
        return switch (guard.outcome()) {
            case TRUE ->
                answer.filter(Answer.NO::equals).isPresent()
                        || (isDispatch(op) && facts.exclude(value, in, type.getInternalName()));
            // null is of no class
            case FALSE ->
                value instanceof Expr.Fresh && answer.filter(Answer.YES::equals).isPresent();
            default -> false;
        };
    }
}
