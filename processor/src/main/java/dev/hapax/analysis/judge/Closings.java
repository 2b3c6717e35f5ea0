package dev.hapax.analysis.judge;

import dev.hapax.analysis.Rule;
import dev.hapax.analysis.effect.Action;
import dev.hapax.analysis.effect.Circumstance.Caught;
import dev.hapax.analysis.effect.Circumstance.Rescue;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Guard;
import dev.hapax.analysis.flow.Guard.Outcome;
import dev.hapax.analysis.flow.Subexpressions;
import dev.hapax.analysis.judge.Look.Asked;
import dev.hapax.analysis.judge.Writing.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds what makes a check come out otherwise the next time. */
@SuppressWarnings("ReferenceEquality") // the same change, not an equal one
final class Closings {
    private final Order order;
    private final StoreKeys keys;
    private final PartialMarks partial;
    private final PassedAgain again;
    private final OtherIds ids;
    private final Positions positions;
    private final Map<Subject, List<Change>> writers = new HashMap<>();
    private final IdentityHashMap<Change, Writing> writings = new IdentityHashMap<>();
    private final Set<Subject> fieldsChanged = new HashSet<>();

    Closings(
            Positions positions,
            Writings kinds,
            Order order,
            StoreKeys keys,
            PartialMarks partial,
            PassedAgain again,
            OtherIds ids) {
        this.ids = ids;
        this.order = order;
        this.keys = keys;
        this.partial = partial;
        this.again = again;
        this.positions = positions;
        for (Change change : positions.all()) {
            if (change.effect().action() instanceof Action.FieldChange) {
                fieldsChanged.addAll(change.subjects());
            }
            Writing writing = isInAnswer(change) ? Writing.NOTHING : kinds.of(change);
            if (writing.kind() != Kind.NOTHING) {
                writings.put(change, writing);
                change.subjects().stream()
                        .distinct()
                        .forEach(subject -> writers.computeIfAbsent(subject, key -> new ArrayList<>())
                                .add(change));
            }
        }
    }

    /** What is changed in the answer of a service is changed there only where that is told: by a call of its own. */
    private static boolean isInAnswer(Change change) {
        return change.effect().action() instanceof Action.FieldChange
                && change.subjects().stream()
                        .map(Subject::kind)
                        .anyMatch(kind -> kind == Subject.Kind.NAMED || kind == Subject.Kind.CALLEE)
                && change.subjects().stream().noneMatch(subject -> subject.kind() == Subject.Kind.TABLE);
    }

    /**
     * Of what is done behind a guard and closes one of its looks: what does so for a change, the change itself included.
     *
     * @param absent whether the guard is also passed where what is looked at is not there
     */
    List<Change> of(List<Change> behind, Question question, Change guarded, boolean absent) {
        return behind.stream()
                .filter(other -> other == guarded
                        ? closesItself(guarded, absent || question.asksForAbsence(), question)
                        : isDoneWith(guarded, other, behind))
                .toList();
    }

    private boolean isDoneWith(Change guarded, Change other, List<Change> behind) {
        return order.isOneRun(guarded, other)
                && !isDoneInstead(guarded.effect(), other.effect())
                && !partial.leaveOut(other, guarded, behind);
    }

    /** Whether it is done only where what is guarded has failed. */
    static boolean isDoneInstead(Effect guarded, Effect other) {
        return other.circumstances().stream()
                .anyMatch(why -> why instanceof Rescue rescue
                        && rescue.only()
                        && guarded.circumstances().stream()
                                .anyMatch(
                                        one -> one instanceof Caught && one.at().equals(rescue.at())));
    }

    /** What is done behind a guard and closes one of its looks, whatever is guarded. */
    List<Change> behind(Look look, Guard guard, Question question) {
        return writers.getOrDefault(look.subject(), List.of()).stream()
                .filter(other -> other.effect().guards().stream().anyMatch(guard::sameWay))
                .filter(other -> closes(look, question, other))
                .toList();
    }

    /**
     * What sets a field to a constant, whichever way the guard goes that has looked at it before, and then does what is guarded:
     * {@code before = order.status(); order.setStatus(PAID); if (before == NEW) …}. When it was looked at is not in the guard. With
     * a constant that does not matter: a guard that looks afterwards is never passed. Nothing is sure where another value is set
     * there, too.
     */
    List<Change> ahead(Look look, Question question, Change guarded) {
        boolean compares = question.outcome() == Outcome.EQUAL || question.outcome() == Outcome.DIFFERENT;
        if (!compares || look.asked() != Asked.VALUES) {
            return List.of();
        }
        List<Change> before = writers.getOrDefault(look.subject(), List.of()).stream()
                .filter(other -> other != guarded && kind(other) == Kind.VALUES && sets(look, other))
                .filter(other -> positions.of(other) < positions.of(guarded))
                .toList();
        return before.stream().allMatch(other -> setsConstants(look, other))
                ? before.stream()
                        .filter(other -> closes(look, question, other) && isOfSameObject(question, other))
                        .filter(other -> isAlwaysWith(guarded, other))
                        .toList()
                : List.of();
    }

    private boolean sets(Look look, Change other) {
        return look.fields().stream().anyMatch(writing(other).values()::containsKey);
    }

    private boolean setsConstants(Look look, Change other) {
        return writing(other).values().entrySet().stream()
                .filter(written -> look.fields().contains(written.getKey()))
                .allMatch(written -> written.getValue()
                        .map(Constants::named)
                        .filter(Question::isConstant)
                        .isPresent());
    }

    /** Whether what is set is the very field that was looked at, of the very object. */
    private static boolean isOfSameObject(Question question, Change other) {
        return other.effect().action() instanceof Action.FieldChange
                && Exprs.nonNull(question.about()) instanceof Expr.Field asked
                && other.effect().operand(0) instanceof Expr.Field set
                && Growth.isSame(asked, set);
    }

    private boolean isAlwaysWith(Change guarded, Change other) {
        return other.effect().guards().stream()
                        .allMatch(needed -> guarded.effect().guards().stream().anyMatch(needed::sameWay))
                && order.isOneRun(guarded, other)
                && !isDoneInstead(guarded.effect(), other.effect());
    }

    private boolean closes(Look look, Question question, Change other) {
        return closes(look, question, writing(other), fieldsChanged.contains(look.subject()))
                && !keys.differ(look, other.effect())
                && !ids.areMissed(look, other.effect())
                && !OneOfMany.isChanged(look, other.effect())
                && (!needsSameKey(look) || sharesArgument(look, other));
    }

    /** Whether something behind a guard closes one of its looks, if not on the way to a change. */
    boolean closesForOthers(Look look, Guard guard, Question question) {
        return writers.getOrDefault(look.subject(), List.of()).stream()
                .filter(other -> other.effect().guards().stream().anyMatch(guard::sameWay))
                .filter(other -> !keys.differ(look, other.effect()) && !ids.areMissed(look, other.effect()))
                .anyMatch(other -> closes(look, question, writing(other), true));
    }

    /** Whether a change writes back an object that was changed in memory before. */
    boolean writesBack(Change change) {
        return kind(change) == Kind.WRITE_BACK;
    }

    private Writing writing(Change change) {
        return writings.getOrDefault(change, Writing.NOTHING);
    }

    private Kind kind(Change change) {
        return writing(change).kind();
    }

    private boolean closes(Look look, Question question, Writing writing, boolean valuesKnown) {
        boolean memory = look.subject().kind() == Subject.Kind.FIELD;
        if (look.subject().kind() != Subject.Kind.TABLE && !memory) {
            return writing.kind() != Kind.NOTHING && writing.kind() != Kind.GROWTH;
        }
        boolean values = look.asked() == Asked.VALUES;
        return switch (writing.kind()) {
            case NOTHING -> false;
            case GROWTH -> question.outcome() == Outcome.EQUAL && values && grows(look, writing);
            case VALUES -> overwrites(look, question, writing);
            case PUT -> !question.asksForPresence() && overwrites(look, question, writing);
            case WRITE_BACK -> values && !valuesKnown && look.fields().isEmpty();
            case WHOLE ->
                look.asked() != Asked.AMOUNT
                        && !Limits.mayLeaveRoom(look, question, writing)
                        && (values ? replaces(look, question, writing, memory) : makes(look, question, writing));
            case REMOVAL -> values || !question.asksForAbsence();
        };
    }

    /** Whether a new object is what was not there before: not one with another status than the one that was asked for. */
    private static boolean makes(Look look, Question question, Writing writing) {
        return !question.asksForPresence()
                && !(question.asksForAbsence()
                        && (look.wanted().isMissed(writing.values())
                                || look.wanted().isMissedMostly(look.fields(), writing.values())));
    }

    /** Whether another object takes the place of the one whose values were looked at. */
    private boolean replaces(Look look, Question question, Writing writing, boolean memory) {
        return memory
                ? look.fields().isEmpty()
                : writing.values().isEmpty()
                        ? question.outcome() != Outcome.NOT_NULL && !Limits.isSet(question)
                        : overwritesOrKeepsNone(look, question, writing);
    }

    /**
     * A new object that takes over what the check looks at from the one that was read closes nothing. Of a part of what it
     * holds, that is the field that it is in, or any of them where that is not known.
     */
    private boolean overwritesOrKeepsNone(Look look, Question question, Writing writing) {
        if (look.fields().stream().anyMatch(writing.values()::containsKey)) {
            return !Limits.isReckoned(question) && overwrites(look, question, writing);
        } else if (Limits.isSet(question)) {
            return false;
        }
        boolean found = look.within().stream().anyMatch(writing.values()::containsKey);
        return look.within().isEmpty()
                || writing.values().entrySet().stream()
                        .filter(value -> !found || look.within().contains(value.getKey()))
                        .anyMatch(value -> !again.with(value.getValue(), question));
    }

    /** What was the same as something before is not when more has come to it. */
    private static boolean grows(Look look, Writing writing) {
        return look.fields().stream().anyMatch(writing.values()::containsKey);
    }

    /** Whether a field is overwritten that the check looks at or finds by, with a value that does not pass it again. */
    private boolean overwrites(Look look, Question question, Writing writing) {
        if (look.fields().isEmpty()) {
            return look.asked() == Asked.VALUES && !look.isLost() && !Limits.mayLeaveRoom(look, question, writing);
        }
        return writing.values().entrySet().stream()
                .filter(value -> look.fields().contains(value.getKey()))
                .filter(value -> !isFoundAsBefore(look, question, value))
                .anyMatch(value -> !again.with(value.getValue(), question));
    }

    /** Whether what was asked for is still there, or still not, after a field that it was found by is overwritten. */
    private static boolean isFoundAsBefore(Look look, Question question, Map.Entry<String, Optional<Expr>> written) {
        if (look.asked() != Asked.EXISTENCE) {
            return false;
        }
        return question.asksForPresence()
                ? look.wanted().isMet(written.getKey(), written.getValue()) || isFoundBy(look, written.getValue())
                : question.asksForAbsence() && look.wanted().isMissed(written.getKey(), written.getValue());
    }

    /** By which constants something is found is known to the look, and whether it has them or must not. */
    private static boolean isFoundBy(Look look, Optional<Expr> written) {
        Optional<Expr> value = written.filter(known -> !Question.isConstant(Constants.named(known)));
        return look.args().stream()
                .anyMatch(arg -> value.filter(same -> Growth.isSame(arg, same)).isPresent());
    }

    /** An insert makes the thing whose absence was asked for; an update can set what it was guarded by. */
    private boolean closesItself(Change change, boolean absent, Question question) {
        return kind(change) == Kind.VALUES
                || kind(change) == Kind.GROWTH
                || (kind(change) == Kind.PUT && !question.asksForPresence())
                || ((change.rule() == Rule.INSERT || change.repeat() == Repeat.UNJUDGED) && absent);
    }

    /** What is known by nothing but a class is the same thing only where it is asked about with the same value. */
    private static boolean needsSameKey(Look look) {
        return look.subject().kind() == Subject.Kind.CALLEE;
    }

    /** Options and the like, and the object that is called, are the same for everything. */
    private static boolean sharesArgument(Look look, Change mark) {
        return mark.repeat() == Repeat.UNJUDGED
                && mark.effect().action() instanceof Action.Unjudged call
                && mark.effect().operands().stream()
                        .skip(call.receiver() ? 1 : 0)
                        .filter(Subexpressions::mentionsParameter)
                        .anyMatch(operand -> look.args().contains(operand));
    }
}
