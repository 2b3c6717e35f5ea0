package dev.hapax.analysis.judge;

import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Guard.Outcome;
import java.util.Optional;
import java.util.Set;

/** Knows values that let a check pass again which looks at where they are written. */
final class PassedAgain {
    private final ConstantSets sets;
    private final EnumNames names;

    PassedAgain(ConstantSets sets, EnumNames names) {
        this.sets = sets;
        this.names = names;
    }

    /** Whether what a question is about is answered as before, once a value is written there. */
    boolean with(Optional<Expr> written, Question question) {
        if (written.equals(Writings.KEPT)
                || written.filter(question::letsPassAgain).isPresent()) {
            return true;
        }
        Optional<Expr> constant = written.map(Constants::named).filter(Question::isConstant);
        if (constant.isEmpty()) {
            return false;
        }
        return question.compared()
                .map(other -> isEqualAgain(other, constant.get(), question.outcome()))
                .orElseGet(() -> isAmongAgain(constant.get(), question));
    }

    private boolean isEqualAgain(Expr compared, Expr constant, Outcome outcome) {
        return outcome == Outcome.EQUAL
                ? areSame(compared, constant)
                : outcome == Outcome.DIFFERENT && differ(compared, constant);
    }

    private boolean isAmongAgain(Expr constant, Question question) {
        if (!(question.about() instanceof Expr.Call call)
                || !call.method().name().equals("contains")
                || call.args().size() != 2) {
            return false;
        }
        Optional<Set<Expr>> members = sets.members(call.args().get(0));
        return switch (question.outcome()) {
            case TRUE ->
                members.filter(all -> all.stream().anyMatch(one -> areSame(one, constant)))
                        .isPresent();
            case FALSE ->
                members.filter(all -> all.stream().allMatch(one -> differ(one, constant)))
                        .isPresent();
            default -> false;
        };
    }

    private boolean areSame(Expr one, Expr other) {
        return Constants.areSame(one, other)
                || byName(one, other).filter(same -> same).isPresent();
    }

    private boolean differ(Expr one, Expr other) {
        return Constants.differ(one, other)
                || byName(one, other).filter(same -> !same).isPresent();
    }

    private Optional<Boolean> byName(Expr one, Expr other) {
        return names.areSame(one, other).or(() -> names.areSame(other, one));
    }
}
