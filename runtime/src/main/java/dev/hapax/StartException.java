package dev.hapax;

/**
 * Handlers could not be started; the message says in one sentence what is wrong, where, and what to do. Nothing is left
 * running or open. It carries no stack trace, for it is meant to be read by those who operate the application; its
 * technical cause is logged at debug level.
 */
public final class StartException extends RuntimeException {
    /**
     * Creates the exception.
     *
     * @param sentence what is wrong, where, and what to do
     */
    public StartException(String sentence) {
        super(sentence, null, false, false);
    }
}
