package dev.hapax.runner;

/** Words for exceptions within a sentence. */
final class Sentences {
    private Sentences() {}

    /** What the runner itself says, or the class's simple name and the first line of the message of the deepest cause. */
    static String of(Throwable thrown) {
        Throwable deepest = thrown;
        while (deepest.getCause() != null && !(deepest instanceof RecordProblemException)) {
            deepest = deepest.getCause();
        }
        Throwable told = deepest.getMessage() == null ? thrown : deepest;
        String message = told.getMessage();
        String name = told.getClass().getSimpleName();
        if (told instanceof RecordProblemException problem) {
            return String.valueOf(problem.getMessage());
        }
        if (message == null || message.isBlank()) {
            return name;
        }
        return name + ": " + message.lines().findFirst().orElse("").strip();
    }
}
