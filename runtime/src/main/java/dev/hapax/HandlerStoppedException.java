package dev.hapax;

/**
 * A handler had to stop, since going on would have broken its guarantee; the message says in one sentence which one,
 * at which record, and why. The offset of that record is not committed (except under {@link Delivery#AT_MOST_ONCE}).
 */
public final class HandlerStoppedException extends RuntimeException {
    /**
     * Creates the exception.
     *
     * @param sentence which handler stopped, at which record, and why
     * @param cause the failure that stopped it
     */
    public HandlerStoppedException(String sentence, Throwable cause) {
        super(sentence, cause, false, false);
    }

    /**
     * Creates the exception where no other exception is behind it.
     *
     * @param sentence which handler stopped, at which record, and why
     */
    public HandlerStoppedException(String sentence) {
        super(sentence, null, false, false);
    }
}
