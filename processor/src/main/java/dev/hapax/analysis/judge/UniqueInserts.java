package dev.hapax.analysis.judge;

import dev.hapax.analysis.Rule;
import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.effect.Action;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Guard;
import dev.hapax.analysis.flow.Guard.Outcome;
import dev.hapax.analysis.flow.Site;
import dev.hapax.analysis.judge.Protection.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Protection by an insert that fails the second time: of what comes after it, and of what is rolled back with it.
 */
@SuppressWarnings("ReferenceEquality") // the same change, not an equal one
final class UniqueInserts {
    private final Commits commits;
    private final StateReads reads;
    private final Map<Site, Change> inserts = new HashMap<>();

    UniqueInserts(Commits commits, StateReads reads, List<Change> changes) {
        this.commits = commits;
        this.reads = reads;
        for (Change change : changes) {
            boolean fails = change.repeat() == Repeat.FAILS || change.repeat() == Repeat.SKIPS;
            if (fails && change.rule() == Rule.INSERT && change.durable()) {
                inserts.putIfAbsent(change.effect().site(), change);
            }
        }
    }

    /** Protection by an insert that has succeeded before. */
    Protection first(Guard guard, Change change) {
        Change insert = inserts.get(guard.branch());
        if (insert == null || insert == change || isPerhapsUpdate(insert) || isSettled(insert, change)) {
            return Protection.of(Kind.NONE);
        } else if (commits.together(insert, change)) {
            return Protection.of(Kind.CLAIM);
        } else if (isSupposed(insert)) {
            return Protection.of(Kind.NONE);
        }
        boolean open = commits.isBeforeCommit(change, insert);
        if (open && !commits.isAtOnce(insert)) {
            return Protection.of(Kind.NONE); // it fails at the end of the transaction
        }
        String by = insert.words().once();
        return open
                ? new Protection(Kind.CHECKED, by + " fails the second time, but it is committed after the effect")
                : Protection.markedFirst(Protection.Mark.of(insert.effect()), by + " is committed before the effect");
    }

    /** What is made only where none was found is found the second time, and then saving it does not fail. */
    private boolean isPerhapsUpdate(Change insert) {
        Site save = insert.effect().site();
        return isOneOfSeveral(insert)
                || insert.effect().guards().stream()
                        .anyMatch(guard ->
                                guard.side() == Guard.UNSEEN && guard.branch().equals(save));
    }

    /** Whether one that has been found may be saved in place of the one that was made. */
    private boolean isOneOfSeveral(Change insert) {
        return insert.effect().action() instanceof Action.Catalogued call
                && call.role() instanceof Role.SavesEntity role
                && Exprs.nonNull(SavedObjects.given(insert.effect(), call, role)) instanceof Expr.OneOf several
                && several.options().stream()
                        .anyMatch(option -> !(option instanceof Expr.Fresh)
                                && reads.looks(option).stream()
                                        .anyMatch(look -> look.subject().kind() != Subject.Kind.CALLEE));
    }

    /** What is written to the claim's own row, once the work is done, is no work. */
    private static boolean isSettled(Change insert, Change change) {
        return change.repeat().isHarmless() && change.subjects().stream().anyMatch(insert.subjects()::contains);
    }

    /** Whether its key is unique is not in the statement, and nobody who catches the duplicate says so. */
    private static boolean isSupposed(Change insert) {
        return insert.repeat() == Repeat.FAILS
                && insert.effect().action() instanceof Action.Catalogued call
                && Statements.runs(call.role());
    }

    /** Protection by an insert in the same transaction, whose failure rolls everything back. */
    Protection together(Change change) {
        boolean protects = inserts.values().stream()
                .anyMatch(insert -> insert != change
                        && !isPerhapsUpdate(insert)
                        && commits.together(insert, change)
                        && isAlwaysWith(insert, change));
        return Protection.of(protects ? Kind.CLAIM : Kind.NONE);
    }

    /** Whether an insert is made wherever a change is. */
    private static boolean isAlwaysWith(Change insert, Change change) {
        return insert.effect().guards().stream()
                .filter(guard -> guard.outcome() != Outcome.DONE)
                .allMatch(guard -> change.effect().guards().stream().anyMatch(guard::sameWay));
    }
}
