package dev.hapax.analysis.flow;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A branch that has to be taken for an instruction to be reached.
 *
 * @param branch the branching instruction
 * @param side which of its ways
 * @param condition what it looks at
 * @param outcome what it has to find
 */
public record Guard(Site branch, int side, Expr condition, Outcome outcome) {
    /** The side of a branch that no instruction shows. */
    public static final int UNSEEN = -1;

    /** The side of what no branch stands for alone: that the instruction itself is reached. */
    static final int REACHED = -2;

    /** The side of what one of several branches leads to. */
    static final int EITHER = -3;

    /** What a condition has to be. */
    public enum Outcome {
        /** True, or more than zero. */
        TRUE,
        /** False, or zero. */
        FALSE,
        /** {@code null}. */
        NULL,
        /** Not {@code null}. */
        NOT_NULL,
        /** Of two compared values: the same. */
        EQUAL,
        /** Of two compared values: not the same. */
        DIFFERENT,
        /** Of two compared values: one of the two orders, or the same. */
        ORDERED_OR_SAME,
        /** Of a call that may fail: that it returned. */
        DONE,
        /** Anything else. */
        OTHER
    }

    /**
     * The same guard with another view of its condition.
     *
     * @param other the condition
     * @return the guard
     */
    public Guard with(Expr other) {
        return new Guard(branch, side, other, outcome);
    }

    /**
     * The other way of a branch that has two.
     *
     * @return its guard; empty where there are more ways, or where it is not known what they look for
     */
    public Optional<Guard> otherwise() {
        Outcome other = switch (outcome) {
            case TRUE -> Outcome.FALSE;
            case FALSE -> Outcome.TRUE;
            case NULL -> Outcome.NOT_NULL;
            case NOT_NULL -> Outcome.NULL;
            case EQUAL -> Outcome.DIFFERENT;
            case DIFFERENT -> Outcome.EQUAL;
            case ORDERED_OR_SAME, DONE, OTHER -> Outcome.OTHER;
        };
        return other == Outcome.OTHER || side < 0 || side > 1
                ? Optional.empty()
                : Optional.of(new Guard(branch, 1 - side, condition, other));
    }

    /**
     * Whether two guards are the same way of the same branch.
     *
     * @param other the other guard
     * @return true if passing one is passing the other
     */
    public boolean sameWay(Guard other) {
        return side == other.side && branch.index() == other.branch.index() && branch.equals(other.branch);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Guard that
                        && side == that.side
                        && outcome == that.outcome
                        && branch.equals(that.branch)
                        && condition.equals(that.condition));
    }

    @Override
    public int hashCode() {
        return ((branch.hashCode() * 31 + side) * 31 + condition.hashCode()) * 31 + outcome.hashCode();
    }
}
