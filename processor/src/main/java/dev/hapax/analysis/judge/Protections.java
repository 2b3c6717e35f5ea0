package dev.hapax.analysis.judge;

import dev.hapax.analysis.HandlerMethod.Guarantee;
import dev.hapax.analysis.Rule;
import dev.hapax.analysis.flow.EitherGuards;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Guard;
import dev.hapax.analysis.flow.Guard.Outcome;
import dev.hapax.analysis.flow.Site;
import dev.hapax.analysis.handlers.Handler;
import dev.hapax.analysis.judge.Look.Asked;
import dev.hapax.analysis.judge.Protection.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds what protects each change of one handler. */
@SuppressWarnings("ReferenceEquality") // the same change, not an equal one
final class Protections {
    private final Handler handler;
    private final Transactions transactions;
    private final Commits commits;
    private final StateReads reads;
    private final DrawnKeys drawn;
    private final Closings closings;
    private final UniqueInserts inserts;
    private final OtherBranches others;
    private final WriteBacks writeBacks;
    private final ObjectParts parts;
    private final TakenRows taken;
    private final Claims claims;
    private final Positions positions;
    private final WrittenMarks written;
    private final Map<Guard, List<Check>> checks = new HashMap<>();
    private final Map<Site, Set<Integer>> sides = new HashMap<>();

    Protections(
            Handler handler,
            Transactions transactions,
            Commits commits,
            StateReads reads,
            DrawnKeys drawn,
            Closings closings,
            TakenRows taken,
            Claims claims,
            Positions positions) {
        this.handler = handler;
        this.transactions = transactions;
        this.commits = commits;
        this.reads = reads;
        this.drawn = drawn;
        this.closings = closings;
        this.taken = taken;
        this.claims = claims;
        this.positions = positions;
        this.written = new WrittenMarks(positions);
        this.inserts = new UniqueInserts(commits, reads, positions.all());
        this.others = new OtherBranches(positions.all());
        this.writeBacks = new WriteBacks(positions, closings);
        this.parts = new ObjectParts(writeBacks, positions);
        for (Change change : positions.all()) {
            if (takesEffect(change)) {
                change.effect()
                        .guards()
                        .forEach(guard -> sides.computeIfAbsent(guard.branch(), key -> new HashSet<>())
                                .add(guard.side()));
            }
        }
    }

    private static boolean takesEffect(Change change) {
        return change.durable() && change.repeat() != Repeat.READS;
    }

    Protection of(Change change) {
        if (change.repeat().isHarmless()) {
            return skipped(change).orElseGet(() -> Protection.of(Kind.NATURAL));
        }
        boolean own = transactions.isOwn(change.channel());
        if (own && handler.method().guarantee() == Guarantee.EXACTLY_ONCE) {
            return Protection.of(Kind.TRANSACTION);
        }
        if (handler.isDeduplicated()) {
            boolean shared = transactions.isRootedIn(change.channel(), Handler.Role.CONNECTION);
            return Protection.of(shared ? Kind.DEDUP : Kind.DEDUP_WITH_WINDOW);
        }
        return byCode(change);
    }

    /** What may be done again, and is not done at all after a crash: the message was claimed, and that committed, before. */
    private Optional<Protection> skipped(Change change) {
        if (!takesEffect(change) || change.repeat() != Repeat.NOTHING || parts.include(change) || isMadeUpFor(change)) {
            return Optional.empty();
        }
        return change.effect().guards().stream()
                .map(guard -> guard.outcome() == Outcome.DONE ? inserts.first(guard, change) : byMark(guard, change))
                .filter(found -> found.kind() == Kind.MARKED_FIRST)
                .findFirst();
    }

    /** Whether a check that a run comes to after the mark leads to the same. */
    private boolean isMadeUpFor(Change change) {
        return change.effect().guards().stream()
                .filter(guard -> others.leadToSame(guard, change))
                .anyMatch(guard -> by(guard, change).kind() != Kind.NONE);
    }

    private Protection byMark(Guard guard, Change change) {
        if (EitherGuards.is(guard)) {
            return Protection.of(Kind.NONE); // which of them was taken is not known
        }
        return checks.computeIfAbsent(guard, this::checks).stream()
                .filter(check -> !change.subjects().contains(check.look().subject()))
                .filter(check -> check.look().claims() || isMarkedAsAWhole(check, change))
                .map(check -> by(check, guard, change, false))
                .filter(found -> found.kind() == Kind.MARKED_FIRST)
                .findFirst()
                .orElseGet(() -> Protection.of(Kind.NONE));
    }

    /** Whether what closes a check does so in a transaction of its own: that is over when the change is done. */
    private boolean isMarkedAsAWhole(Check check, Change change) {
        List<Change> closing = closings.of(check.closing(), check.question(), change, false);
        return !closing.isEmpty() && closing.stream().allMatch(commits::isInTransaction);
    }

    /** What the handler's own code does to protect a change, whether it needs that or not. */
    Protection byCode(Change change) {
        List<Protection> found = new ArrayList<>();
        for (Guard guard : change.effect().guards()) {
            found.add(guard.outcome() == Outcome.DONE ? inserts.first(guard, change) : by(guard, change));
        }
        found.add(inserts.together(change));
        taken.of(change).ifPresent(rows -> found.add(closed(rows.look(), change, List.of(rows.removal()), true)));
        found.add(without(change));
        Protection best = Collections.min(found, Comparator.comparing(Protection::kind));
        boolean kept = best.kind() == Kind.CLAIM || best.kind() == Kind.RACED || best.kind() == Kind.CHECKED;
        return kept && takesEffect(change) && !isMadeUpFor(change)
                ? found.stream()
                        .filter(one -> one.kind() == Kind.MARKED_FIRST)
                        .findFirst()
                        .orElse(best)
                : best;
    }

    /** Exactly once, what an effect goes through decides; nothing is sure where that is not known. */
    private Protection without(Change change) {
        boolean unknown = change.durable()
                && handler.method().guarantee() == Guarantee.EXACTLY_ONCE
                && !transactions.isElsewhere(change);
        return Protection.of(unknown ? Kind.UNFOLLOWED : Kind.NONE);
    }

    /**
     * One look of a guard at what outlives the run. Whatever does not depend on the change that is guarded is found once:
     * many changes stand behind the same guards.
     *
     * @param closing what is done behind the guard and makes the look come out otherwise
     * @param open what protects a change for which nothing does
     */
    private record Check(Look look, Question question, List<Change> closing, Protection open) {}

    private Protection by(Guard guard, Change change) {
        if (EitherGuards.is(guard)) {
            List<Guard> parts = EitherGuards.parts(guard);
            boolean absent = parts.stream().map(Question::of).anyMatch(Question::asksForAbsence);
            return parts.stream()
                    .map(one -> by(one, change, absent))
                    .max(Comparator.comparing(Protection::kind))
                    .filter(worst -> worst.kind() != Kind.OPEN_GUARD)
                    .orElseGet(() -> Protection.of(Kind.NONE));
        }
        return by(guard, change, false);
    }

    /** @param absent whether it stands for one of several conditions, another of which is that nothing is there */
    private Protection by(Guard guard, Change change, boolean absent) {
        Protection best = Protection.of(Kind.NONE);
        for (Check check : checks.computeIfAbsent(guard, this::checks)) {
            Protection one = by(check, guard, change, absent);
            best = one.kind().compareTo(best.kind()) < 0 ? one : best;
        }
        return best;
    }

    private List<Check> checks(Guard guard) {
        Question question = Question.of(guard);
        return reads.looks(question.whole()).stream()
                .filter(look -> !drawn.areAskedBy(look) && !asksForNothing(look))
                .map(look -> check(asked(look, question), guard, question))
                .toList();
    }

    /** Whether a look is for what is known by {@code null} or an empty text: who calls with that has no key to look for. */
    private static boolean asksForNothing(Look look) {
        return look.keyed() && !look.claims() && look.args().stream().anyMatch(Protections::isNothing);
    }

    private static boolean isNothing(Expr key) {
        return key instanceof Expr.Null
                || (key instanceof Expr.Const text && text.value().equals(""));
    }

    private Check check(Look look, Guard guard, Question question) {
        return look.claims()
                ? new Check(look, question, List.of(), Protection.of(Kind.NONE))
                : new Check(look, question, closings.behind(look, guard, question), open(look, guard, question));
    }

    /** What is compared with something is no question of whether it is there, unless it is how many there are. */
    private static Look asked(Look look, Question question) {
        boolean compared = !question.asksForAbsence() && !question.asksForPresence();
        boolean there = question.outcome() == Outcome.NULL || question.outcome() == Outcome.NOT_NULL;
        if (there && look.subject().kind() == Subject.Kind.FIELD && look.asked() == Asked.VALUES) {
            return look.asking(Asked.EXISTENCE);
        }
        return compared && look.asked() == Asked.EXISTENCE && !Counts.areAskedBy(question, look)
                ? look.asking(Asked.VALUES)
                : look;
    }

    private Protection by(Check check, Guard guard, Change change, boolean absent) {
        if (check.look().claims()) {
            return Claims.isFirst(check.look(), check.question())
                    ? claims.of(check.look(), guard, change)
                    : check.open();
        }
        List<Change> behind = closings.of(check.closing(), check.question(), change, absent);
        List<Change> closing =
                written.of(behind.isEmpty() ? closings.ahead(check.look(), check.question(), change) : behind);
        if (closing.isEmpty()) {
            return check.open();
        }
        boolean alone = closing.stream().noneMatch(mark -> mark == change) || !guardsOthers(guard, change);
        return closed(check.look(), change, closing, alone);
    }

    private Protection open(Look look, Guard guard, Question question) {
        boolean open = look.subject().isDurable()
                && look.subject().kind() != Subject.Kind.CALLEE
                && look.asked() == Asked.EXISTENCE
                && question.asksForAbsence()
                && look.keyed()
                && sides.getOrDefault(guard.branch(), Set.of()).size() < 2
                && !closings.closesForOthers(look, guard, question);
        return open
                ? new Protection(
                        Kind.OPEN_GUARD,
                        "the check of `" + look.subject().name()
                                + "` guards it, but nothing in the guarded code makes the check fail")
                : Protection.of(Kind.NONE);
    }

    private Protection closed(Look look, Change change, List<Change> closing, boolean alone) {
        if (!look.subject().isDurable()) {
            return Protection.inMemory(look.subject());
        }
        Optional<String> expiry = closing.stream()
                .flatMap(mark -> Expiries.tooShort(mark.effect().operands()).stream())
                .findFirst();
        if (expiry.isPresent()) {
            return Protection.expiring(look.subject(), expiry.get());
        }
        String check = "`" + look.subject().name() + "` is checked before";
        if (closing.stream().anyMatch(mark -> commits.together(mark, change))) {
            boolean apart = closing.stream().anyMatch(mark -> mark != change && commits.keepsApart(mark, change));
            return apart || commits.together(look, change)
                    ? Protection.of(Kind.CLAIM)
                    : alone
                            ? new Protection(Kind.RACED, check + ", and nothing keeps two runs apart in between")
                            : Protection.of(Kind.MARK);
        }
        int effect = positions.of(change);
        boolean after = closing.stream()
                .filter(mark -> !commits.isAfterCommit(change, mark))
                .anyMatch(mark -> commits.isBeforeCommit(change, mark) || positions.of(mark) >= effect);
        return after
                ? new Protection(Kind.CHECKED, check + " and marked after the effect", writeBacks.beside(change))
                : Protection.markedFirst(
                        Protection.Mark.of(closing.get(0).effect()), check + " and marked before the effect");
    }

    /** Whether a check stands before something else that takes effect again. */
    private boolean guardsOthers(Guard guard, Change mark) {
        return positions.all().stream()
                .filter(other ->
                        other != mark && other.durable() && !other.repeat().isHarmless())
                .filter(other -> other.rule() != Rule.UNJUDGED_CALL)
                .anyMatch(other -> other.effect().guards().stream().anyMatch(guard::sameWay));
    }
}
