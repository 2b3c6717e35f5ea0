package dev.hapax.analysis.judge;

import dev.hapax.analysis.HandlerMethod.Guarantee;
import dev.hapax.analysis.Rule;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Guard;
import dev.hapax.analysis.flow.Guard.Outcome;
import dev.hapax.analysis.handlers.Handler;
import dev.hapax.analysis.judge.Protection.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what protects each change of one handler. */
final class Protections {
    private final Handler handler;
    private final Transactions transactions;
    private final StateReads reads;
    private final IdentityHashMap<Change, Integer> positions = new IdentityHashMap<>();
    private final Map<Subject, List<Change>> writers = new HashMap<>();
    private final Map<Guard, Set<StateReads.Look>> looks = new HashMap<>();

    Protections(Handler handler, Transactions transactions, StateReads reads, List<Change> changes) {
        this.handler = handler;
        this.transactions = transactions;
        this.reads = reads;
        for (Change change : changes) {
            positions.put(change, positions.size());
            if (change.writes()) {
                change.subjects().stream()
                        .distinct()
                        .forEach(subject -> writers.computeIfAbsent(subject, key -> new ArrayList<>())
                                .add(change));
            }
        }
    }

    Protection of(Change change) {
        if (Set.of(Repeat.NOTHING, Repeat.READS, Repeat.CLAIMS).contains(change.repeat())) {
            return Protection.of(Kind.NATURAL);
        }
        boolean own = transactions.isOwn(change.channel());
        if (own && handler.method().guarantee() == Guarantee.EXACTLY_ONCE) {
            return Protection.of(Kind.TRANSACTION);
        }
        if (handler.isDeduplicated()) {
            boolean shared = transactions.isRootedIn(change.channel(), Handler.Role.CONNECTION);
            return Protection.of(shared ? Kind.DEDUP : Kind.DEDUP_WITH_WINDOW);
        }
        List<Protection> found = new ArrayList<>();
        for (Guard guard : change.effect().guards()) {
            if (guard.outcome() != Outcome.DONE) {
                found.add(by(guard, change));
            }
        }
        found.add(without(change));
        return Collections.min(found, Comparator.comparing(Protection::kind));
    }

    /** Exactly once, what an effect goes through decides; nothing is sure where that is not known. */
    private Protection without(Change change) {
        boolean unknown = change.durable()
                && handler.method().guarantee() == Guarantee.EXACTLY_ONCE
                && !transactions.isElsewhere(change);
        return Protection.of(unknown ? Kind.UNFOLLOWED : Kind.NONE);
    }

    private Protection by(Guard guard, Change change) {
        Set<StateReads.Look> seen = looks.computeIfAbsent(guard, key -> reads.looks(key.condition()));
        Protection best = Protection.of(Kind.NONE);
        for (StateReads.Look look : seen) {
            Protection one = by(look, guard, change);
            best = one.kind().compareTo(best.kind()) < 0 ? one : best;
        }
        return best;
    }

    private Protection by(StateReads.Look look, Guard guard, Change change) {
        boolean durable = look.subject().isDurable();
        if (look.claims() && guard.outcome() != Outcome.OTHER) {
            return claimed(look, change, durable);
        }
        List<Change> closing = closing(look, guard, change);
        if (!closing.isEmpty()) {
            return closed(look, change, closing, durable);
        }
        boolean asksForAbsence = absent(guard);
        boolean open = durable && look.subject().kind() != Subject.Kind.CALLEE && asksForAbsence && look.keyed();
        return open
                ? new Protection(
                        Kind.OPEN_GUARD,
                        "the check of `" + look.subject().name()
                                + "` guards it, but nothing in the guarded code makes the check fail")
                : Protection.of(Kind.NONE);
    }

    private Protection claimed(StateReads.Look look, Change change, boolean durable) {
        if (!durable) {
            return volatileGuard(look);
        }
        boolean together = transactions.isOwn(look.channel()) && transactions.isOwn(change.channel());
        return together
                ? Protection.of(Kind.CLAIM)
                : new Protection(
                        Kind.CHECKED,
                        "the claim on `" + look.subject().name()
                                + "` and the effect do not share a transaction that is known to");
    }

    private static Protection volatileGuard(StateReads.Look look) {
        return new Protection(
                Kind.VOLATILE_GUARD,
                "the check of `" + look.subject().name()
                        + "` guards it, but that is in memory and gone after a restart");
    }

    private Protection closed(StateReads.Look look, Change change, List<Change> closing, boolean durable) {
        if (!durable) {
            return volatileGuard(look);
        }
        int effect = positions.getOrDefault(change, 0);
        boolean after = closing.stream().anyMatch(mark -> positions.getOrDefault(mark, 0) >= effect);
        String check = "`" + look.subject().name() + "` is checked before";
        return after
                ? new Protection(Kind.CHECKED, check + " and marked after the effect")
                : new Protection(Kind.MARKED_FIRST, check + " and marked before the effect");
    }

    /** What is done behind the guard and makes it fail the next time. */
    private List<Change> closing(StateReads.Look look, Guard guard, Change change) {
        return writers.getOrDefault(look.subject(), List.of()).stream()
                .filter(other -> other.effect().guards().stream().anyMatch(guard::sameWay))
                .filter(other -> !other.equals(change) || (closesItself(change) && absent(guard)))
                .filter(other -> look.subject().kind() != Subject.Kind.CALLEE || sharesArgument(look, other))
                .toList();
    }

    /** An insert makes the thing whose absence was asked for; an unknown call may, if it is called like a mark. */
    private static boolean closesItself(Change change) {
        return change.rule() == Rule.INSERT || change.repeat() == Repeat.UNJUDGED;
    }

    private static boolean sharesArgument(StateReads.Look look, Change mark) {
        return mark.repeat() == Repeat.UNJUDGED
                && mark.effect().operands().stream()
                        .anyMatch(operand -> look.args().contains(operand));
    }

    /** Whether the guarded code runs when the check finds nothing. */
    private static boolean absent(Guard guard) {
        boolean empty = guard.condition() instanceof Expr.Call call
                && call.method().name().equals("isEmpty");
        return empty
                ? guard.outcome() == Outcome.TRUE
                : guard.outcome() == Outcome.FALSE || guard.outcome() == Outcome.NULL;
    }
}
