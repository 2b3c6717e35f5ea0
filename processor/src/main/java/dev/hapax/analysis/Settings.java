package dev.hapax.analysis;

import dev.hapax.analysis.catalog.Catalog;

/**
 * How to judge.
 *
 * @param strict whether calls that could not be judged are findings
 * @param levels at which levels findings are reported
 * @param catalog what calls into libraries do
 */
public record Settings(boolean strict, Levels levels, Catalog catalog) {
    /**
     * Settings with the rules' own levels.
     *
     * @param strict whether calls that could not be judged are findings
     * @param catalog what calls into libraries do
     */
    public Settings(boolean strict, Catalog catalog) {
        this(strict, Levels.ofRules(), catalog);
    }

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

    /**
     * The same with another catalog.
     *
     * @param other what calls into libraries do
     * @return the settings
     */
    public Settings with(Catalog other) {
        return new Settings(strict, levels, other);
    }
}
