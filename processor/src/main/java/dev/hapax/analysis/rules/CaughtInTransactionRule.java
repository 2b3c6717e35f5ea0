package dev.hapax.analysis.rules;

import dev.hapax.analysis.Direction;
import dev.hapax.analysis.Finding;
import dev.hapax.analysis.Rule;
import dev.hapax.analysis.Severity;
import dev.hapax.analysis.judge.BrokenTransaction;
import java.util.List;

/** A failed statement that is caught inside of its transaction: what follows, or the commit, fails as well. */
final class CaughtInTransactionRule {
    private CaughtInTransactionRule() {}

    static Finding finding(BrokenTransaction broken) {
        String where =
                "`" + broken.at().path().get(broken.at().path().size() - 1).text() + "`";
        String then = broken.always()
                ? "the transaction can only be rolled back, so the commit fails and the message comes back for ever"
                : "on PostgreSQL every statement after it fails, as does the commit, so the message comes back for ever";
        return new Finding(
                Rule.CAUGHT_IN_TRANSACTION,
                severity(broken),
                severity(broken),
                Direction.POISON,
                broken.handler().method(),
                broken.at().place(),
                "a second delivery does not end where " + where + " catches the failure of " + broken.statement() + ": "
                        + then,
                broken.at().path(),
                "The process dies after " + broken.statement() + " is committed and before the offset is.",
                List.of(
                        "Catch it outside of the transaction, around the transactional method,",
                        "or let the insert do nothing where the row is there:",
                        "  INSERT … ON CONFLICT DO NOTHING"));
    }

    private static Severity severity(BrokenTransaction broken) {
        return broken.always() && broken.isDeclared() ? Severity.ERROR : Severity.WARNING;
    }
}
