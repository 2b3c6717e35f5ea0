package dev.hapax.analysis.judge;

import dev.hapax.analysis.effect.At;
import dev.hapax.analysis.handlers.Handler;

/**
 * A failed statement that is caught inside the transaction that it has broken.
 *
 * @param handler the handler
 * @param at the catch clause
 * @param statement what fails, in words, as {@code the insert into `votes`}
 * @param always whether the transaction is broken whatever the database; some go on after a failed statement
 * @param isDeclared whether findings that are sure are errors
 */
public record BrokenTransaction(Handler handler, At at, String statement, boolean always, boolean isDeclared) {
    /**
     * The same, as if its handler declared its guarantee.
     *
     * @return the declared form
     */
    public BrokenTransaction asDeclared() {
        return isDeclared ? this : new BrokenTransaction(handler, at, statement, always, true);
    }
}
