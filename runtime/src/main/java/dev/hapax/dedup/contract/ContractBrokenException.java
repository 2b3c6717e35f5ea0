package dev.hapax.dedup.contract;

/** A store does not do what the runner relies on; the message says what it should have done and what it did. */
public final class ContractBrokenException extends RuntimeException {
    /**
     * Creates the exception.
     *
     * @param sentence what was expected and what came
     */
    public ContractBrokenException(String sentence) {
        super(sentence);
    }

    static void unless(boolean holds, String sentence) {
        if (!holds) {
            throw new ContractBrokenException(sentence);
        }
    }

    static void equal(Object expected, Object actual, String what) {
        unless(expected.equals(actual), what + " should be " + expected + ", but is " + actual);
    }
}
