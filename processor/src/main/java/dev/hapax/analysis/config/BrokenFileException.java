package dev.hapax.analysis.config;

/** A file of settings that cannot be read. */
final class BrokenFileException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;

    BrokenFileException(int line, String why) {
        super(why);
        this.line = line;
    }

    /** The line at fault, from 1. */
    int line() {
        return line;
    }

    /** What is wrong there, in one sentence. */
    String why() {
        return String.valueOf(getMessage());
    }
}
