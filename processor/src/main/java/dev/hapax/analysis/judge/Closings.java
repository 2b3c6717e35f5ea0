package dev.hapax.analysis.judge;

import dev.hapax.analysis.Rule;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Guard;
import dev.hapax.analysis.flow.Guard.Outcome;
import dev.hapax.analysis.judge.Look.Asked;
import dev.hapax.analysis.judge.Writing.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what makes a check come out otherwise the next time. */
@SuppressWarnings("ReferenceEquality") // the same change, not an equal one
final class Closings {
    private final Map<Subject, List<Change>> writers = new HashMap<>();
    private final IdentityHashMap<Change, Writing> writings = new IdentityHashMap<>();

    Closings(List<Change> changes, Writings kinds) {
        for (Change change : changes) {
            Writing writing = kinds.of(change);
            if (writing.kind() != Kind.NOTHING) {
                writings.put(change, writing);
                change.subjects().stream()
                        .distinct()
                        .forEach(subject -> writers.computeIfAbsent(subject, key -> new ArrayList<>())
                                .add(change));
            }
        }
    }

    /** What is done behind a guard and closes one of its looks, a change that does so itself included. */
    List<Change> of(Look look, Guard guard, Question question, Change guarded) {
        List<Change> behind = writers.getOrDefault(look.subject(), List.of()).stream()
                .filter(other -> other.effect().guards().stream().anyMatch(guard::sameWay))
                .toList();
        boolean valuesKnown = behind.stream().anyMatch(other -> kind(other) == Kind.VALUES);
        return behind.stream()
                .filter(other -> closes(look, question, writing(other), valuesKnown))
                .filter(other -> other != guarded || closesItself(guarded, question))
                .filter(other -> !needsSameKey(look) || sharesArgument(look, other))
                .toList();
    }

    private Writing writing(Change change) {
        return writings.getOrDefault(change, Writing.NOTHING);
    }

    private Kind kind(Change change) {
        return writing(change).kind();
    }

    private static boolean closes(Look look, Question question, Writing writing, boolean valuesKnown) {
        if (look.subject().kind() != Subject.Kind.TABLE) {
            return true;
        }
        return switch (writing.kind()) {
            case NOTHING -> false;
            case VALUES -> overwrites(look, question, writing);
            case WRITE_BACK ->
                look.asked() == Asked.VALUES && !valuesKnown && look.fields().isEmpty();
            case WHOLE -> look.asked() == Asked.VALUES || !question.asksForPresence();
            case REMOVAL -> look.asked() == Asked.VALUES || !question.asksForAbsence();
        };
    }

    /** Whether a field is overwritten that the check looks at or finds by, with a value that does not pass it again. */
    private static boolean overwrites(Look look, Question question, Writing writing) {
        if (look.fields().isEmpty()) {
            return look.asked() == Asked.VALUES;
        }
        return writing.values().entrySet().stream()
                .filter(value -> look.fields().contains(value.getKey()))
                .anyMatch(value -> !passesAgain(question, value.getValue()));
    }

    private static boolean passesAgain(Question question, Optional<Expr> value) {
        if (question.compared().isEmpty() || value.filter(Question::isConstant).isEmpty()) {
            return false;
        }
        boolean same = question.compared().get().equals(value.get());
        return question.outcome() == Outcome.EQUAL ? same : question.outcome() == Outcome.DIFFERENT && !same;
    }

    /** An insert makes the thing whose absence was asked for; an update can set what it was guarded by. */
    private boolean closesItself(Change change, Question question) {
        return kind(change) == Kind.VALUES
                || ((change.rule() == Rule.INSERT || change.repeat() == Repeat.UNJUDGED) && question.asksForAbsence());
    }

    /** What is known by nothing but a class is the same thing only where it is asked about with the same value. */
    private static boolean needsSameKey(Look look) {
        return look.subject().kind() == Subject.Kind.CALLEE;
    }

    private static boolean sharesArgument(Look look, Change mark) {
        return mark.repeat() == Repeat.UNJUDGED
                && mark.effect().operands().stream()
                        .anyMatch(operand -> look.args().contains(operand));
    }
}
