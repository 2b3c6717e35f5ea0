package dev.hapax.testbed;

/** A server or worker of the testbed did not do what it must; the message says which, and shows the end of its log. */
public final class TestbedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TestbedException(String message) {
        super(message);
    }

    TestbedException(String message, Throwable cause) {
        super(message, cause);
    }
}
