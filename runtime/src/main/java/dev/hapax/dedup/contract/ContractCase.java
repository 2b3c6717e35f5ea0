package dev.hapax.dedup.contract;

/**
 * One thing that a store must do. Immutable; each run works with names of its own, so that runs do not disturb each other.
 *
 * @param name what must hold, as a sentence
 * @param check finds out
 */
public record ContractCase(String name, Check check) {
    /**
     * Finds out whether it holds.
     *
     * @throws ContractBrokenException if it does not
     * @throws Exception what the store threw
     */
    public void run() throws Exception {
        check.run();
    }

    /** Says what must hold. */
    @Override
    public String toString() {
        return name;
    }

    /** Looks at a store. */
    @FunctionalInterface
    public interface Check {
        /**
         * Looks.
         *
         * @throws ContractBrokenException if the store does not do what it must
         * @throws Exception what the store threw
         */
        void run() throws Exception;
    }
}
