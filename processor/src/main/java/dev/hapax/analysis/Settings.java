package dev.hapax.analysis;

/**
 * How strictly to judge.
 *
 * @param strict whether calls that could not be judged are findings
 */
public record Settings(boolean strict) {
    /**
     * The settings without any option.
     *
     * @return the defaults
     */
    public static Settings defaults() {
        return new Settings(false);
    }
}
