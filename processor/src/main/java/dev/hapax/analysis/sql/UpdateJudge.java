package dev.hapax.analysis.sql;

import dev.hapax.analysis.sql.Assignment.Change;
import dev.hapax.analysis.sql.SqlJudgement.Claim;
import dev.hapax.analysis.sql.SqlJudgement.Derived;
import dev.hapax.analysis.sql.SqlJudgement.Grow;
import dev.hapax.analysis.sql.SqlJudgement.SetOf;
import dev.hapax.analysis.sql.SqlJudgement.Update;
import java.util.List;
import java.util.Optional;

/** Judges assignments to rows that are there. */
final class UpdateJudge {
    private UpdateJudge() {}

    static Update judge(Optional<String> table, List<Assignment> sets, List<Comparison> where) {
        Optional<String> claim = ClaimReader.claim(sets, where);
        if (claim.isPresent()) {
            return new Claim(table, claim.get(), sets, where);
        }
        Optional<Assignment> grows = first(sets, Change.GROWS);
        if (grows.isPresent()) {
            return new Grow(table, grows.get().column(), text(grows.get()), sets, where);
        }
        Optional<Assignment> derives = first(sets, Change.DERIVES);
        if (derives.isPresent()) {
            return new Derived(table, derives.get().column(), text(derives.get()), sets, where);
        }
        return new SetOf(table, sets, where);
    }

    private static Optional<Assignment> first(List<Assignment> sets, Change change) {
        return sets.stream().filter(set -> set.change() == change).findFirst();
    }

    private static String text(Assignment set) {
        if (set.value() instanceof SqlValue.Expression expression) {
            return expression.text();
        }
        return set.value() instanceof SqlValue.Unknown unknown ? SqlText.withoutMarks(unknown.text()) : set.column();
    }
}
