package dev.hapax.analysis;

import dev.hapax.analysis.catalog.Catalog;

/**
 * How to judge.
 *
 * @param strict whether calls that could not be judged are findings
 * @param catalog what calls into libraries do
 */
public record Settings(boolean strict, Catalog catalog) {
    /**
     * Settings with the built-in catalog alone.
     *
     * @param strict whether calls that could not be judged are findings
     */
    public Settings(boolean strict) {
        this(strict, Catalog.builtIn());
    }

    /**
     * The settings without any option.
     *
     * @return the defaults
     */
    public static Settings defaults() {
        return new Settings(false);
    }
}
