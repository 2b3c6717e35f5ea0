package dev.hapax.runner;

/** Words for exceptions within a sentence. */
final class Sentences {
    private Sentences() {}

    /** The class's simple name and the first line of the message, of the deepest cause that has one. */
    static String of(Throwable thrown) {
        Throwable deepest = thrown;
        while (deepest.getCause() != null && deepest.getCause() != deepest) {
            deepest = deepest.getCause();
        }
        Throwable told = deepest.getMessage() == null ? thrown : deepest;
        String message = told.getMessage();
        String name = told.getClass().getSimpleName();
        if (message == null || message.isBlank()) {
            return name;
        }
        return name + ": " + message.lines().findFirst().orElse("").strip();
    }
}
