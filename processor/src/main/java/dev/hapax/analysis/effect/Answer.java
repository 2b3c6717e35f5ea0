package dev.hapax.analysis.effect;

import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.flow.ConstantTests;
import dev.hapax.analysis.flow.Dispatch;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Guard;
import dev.hapax.analysis.flow.Guard.Outcome;
import dev.hapax.analysis.flow.Operator;
import dev.hapax.analysis.flow.TypeFacts;
import java.util.Optional;
import org.objectweb.asm.Type;

/** What a method has to hand back for a branch of its caller to be taken. */
sealed interface Answer {
    /** Whether a method may hand back one of these by handing back a value, in the method's own terms. */
    boolean allows(Expr value, MethodTarget of, TypeFacts facts);

    /** Whatever it hands back. */
    record Any() implements Answer {
        @Override
        public boolean allows(Expr value, MethodTarget of, TypeFacts facts) {
            return true;
        }
    }

    /** Yes or no. */
    record Flag(boolean yes) implements Answer {
        @Override
        public boolean allows(Expr value, MethodTarget of, TypeFacts facts) {
            return !value.equals(new Expr.Const(yes ? 0 : 1));
        }
    }

    /** An object of a class, or anything but that: {@code if (decision instanceof Refused) return;}. */
    record Kind(String type, boolean is) implements Answer {
        @Override
        public boolean allows(Expr value, MethodTarget of, TypeFacts facts) {
            return Exprs.options(value).stream().anyMatch(option -> allowsOne(option, of, facts));
        }

        private boolean allowsOne(Expr value, MethodTarget of, TypeFacts facts) {
            if (value instanceof Expr.Null) {
                return !is;
            }
            Optional<TypeFacts.Answer> answer = facts.of(value, of).map(bound -> facts.isA(bound, type));
            return is
                    ? answer.filter(TypeFacts.Answer.NO::equals).isEmpty()
                    : !(value instanceof Expr.Fresh)
                            || answer.filter(TypeFacts.Answer.YES::equals).isEmpty();
        }
    }

    /** A constant, or anything but that: {@code if (decide(order) == Decision.REFUSED) return;}. */
    record Constant(Expr constant, boolean is) implements Answer {
        @Override
        public boolean allows(Expr value, MethodTarget of, TypeFacts facts) {
            return Exprs.options(value).stream()
                    .anyMatch(option -> ConstantTests.areSame(option, constant, facts)
                            .map(same -> same == is)
                            .orElse(true));
        }
    }

    /** A call whose result a branch asks about, and what it has to be. */
    record Asked(Expr.Call call, Answer answer) {
        Dispatch dispatch() {
            return call.receiver() ? Dispatch.VIRTUAL : Dispatch.STATIC;
        }

        Expr receiver() {
            return call.receiver() && !call.args().isEmpty()
                    ? Exprs.nonNull(call.args().get(0))
                    : Exprs.UNKNOWN;
        }
    }

    /** What a branch asks a method; empty where it asks something else, or of which the answer is not known. */
    static Optional<Asked> of(Guard branch) {
        Expr condition = branch.condition();
        boolean answered = branch.outcome() == Outcome.TRUE || branch.outcome() == Outcome.FALSE;
        if (answered && condition instanceof Expr.Call call) {
            return Type.getReturnType(call.method().descriptor()).equals(Type.BOOLEAN_TYPE)
                    ? Optional.of(new Asked(call, new Flag(branch.outcome() == Outcome.TRUE)))
                    : Optional.empty();
        }
        return condition instanceof Expr.Op op && op.operands().size() == 2
                ? of(op, branch.outcome())
                : Optional.empty();
    }

    private static Optional<Asked> of(Expr.Op op, Outcome outcome) {
        Expr first = op.operands().get(0);
        Expr second = op.operands().get(1);
        if (op.operator() == Operator.INSTANCE_OF
                && (outcome == Outcome.TRUE || outcome == Outcome.FALSE)
                && first instanceof Expr.Call call
                && second instanceof Expr.Const type
                && type.value() instanceof Type named) {
            return Optional.of(new Asked(call, new Kind(named.getInternalName(), outcome == Outcome.TRUE)));
        } else if (op.operator() == Operator.COMPARE && (outcome == Outcome.EQUAL || outcome == Outcome.DIFFERENT)) {
            boolean same = outcome == Outcome.EQUAL;
            return compared(first, second, same).or(() -> compared(second, first, same));
        }
        return Optional.empty();
    }

    private static Optional<Asked> compared(Expr asked, Expr with, boolean same) {
        return asked instanceof Expr.Call call && !(with instanceof Expr.Call)
                ? Optional.of(new Asked(call, new Constant(with, same)))
                : Optional.empty();
    }
}
