package dev.hapax.processor.judging;

/** A failure of ours in one sentence: what, and where in our code, for who reports it. */
final class Failure {
    private Failure() {}

    static String sentence(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return failure + (trace.length == 0 ? "" : " (at " + trace[0] + ")")
                + "; this is a defect of Hapax, please report it";
    }
}
