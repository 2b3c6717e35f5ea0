package dev.hapax.killmatrix;

/** What the handlers of the matrix throw at a message that they cannot handle. */
final class BadMessageException extends Exception {
    private static final String BAD = "bad-";

    private BadMessageException(String message) {
        super("cannot be handled: " + message);
    }

    static void check(String message) throws BadMessageException {
        if (isBad(message)) {
            throw new BadMessageException(message);
        }
    }

    static String bad(String message) {
        return BAD + message;
    }

    static boolean isBad(String message) {
        return message.startsWith(BAD);
    }
}
