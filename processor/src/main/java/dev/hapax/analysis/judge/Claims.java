package dev.hapax.analysis.judge;

import dev.hapax.analysis.flow.Guard;
import dev.hapax.analysis.flow.Guard.Outcome;
import dev.hapax.analysis.judge.Look.Asked;
import dev.hapax.analysis.judge.Protection.Kind;
import java.util.Optional;

/** Says what it is worth to a change that whoever does it was the first to claim something. */
final class Claims {
    private final Commits commits;
    private final Locks locks;

    Claims(Commits commits, Locks locks) {
        this.commits = commits;
        this.locks = locks;
    }

    /** A claim says so by true, by a count, or by handing back nothing that was there before. */
    static boolean isFirst(Look look, Question question) {
        if (look.asked() == Asked.CLAIM_WITH_ANSWER) {
            return question.asksForPresence() || question.outcome() == Outcome.EQUAL;
        }
        return question.outcome() == Outcome.TRUE || question.outcome() == Outcome.NULL;
    }

    /**
     * What a claim does for a change.
     *
     * @param look the claim
     * @param guard what lets pass whoever was the first
     * @param change what stands behind it
     */
    Protection of(Look look, Guard guard, Change change) {
        String name = "`" + look.subject().name() + "`";
        if (!look.subject().isDurable()) {
            return Protection.inMemory(look.subject());
        }
        boolean lost = change.repeat().isHarmless() && !locks.failsOtherwise(guard);
        if (!lost && locks.isGivenBack(look, change)) {
            return Protection.of(Kind.NONE);
        }
        Optional<String> expiry = Expiries.tooShort(look.args());
        boolean together = commits.together(look, change);
        boolean before = !together && commits.isClaimedBefore(look, change);
        boolean comesBack = before && expiry.isPresent() && locks.failsOtherwise(guard);
        if (expiry.isPresent() && (!before || comesBack || Expiries.areOverBefore(look.args()))) {
            return Protection.expiring(look.subject(), expiry.get());
        } else if (before) {
            String time = expiry.map(gone -> ", for " + gone).orElse("");
            return Protection.markedFirst(
                    new Protection.Mark(look.site(), look.args()), name + " is claimed before the effect" + time);
        } else if (together) {
            return Protection.claimedBy(new Protection.Mark(look.site(), look.args()));
        }
        return new Protection(
                Kind.CHECKED, "the claim on " + name + " and the effect do not share a transaction that is known to");
    }
}
