package dev.hapax.yaml;

/** A file that people write and that cannot be used. The message is one sentence that names file and line. */
public final class FileFormatException extends Exception {
    private static final long serialVersionUID = 1;

    /**
     * An exception.
     *
     * @param place the file, with its line where one is wrong
     * @param message what is wrong
     */
    public FileFormatException(String place, String message) {
        super(place + ": " + message);
    }

    /**
     * An exception with its cause.
     *
     * @param place the file, with its line where one is wrong
     * @param message what is wrong
     * @param cause what was thrown
     */
    public FileFormatException(String place, String message, Throwable cause) {
        super(place + ": " + message, cause);
    }
}
