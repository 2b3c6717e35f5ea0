package dev.hapax.analysis.sql;

/**
 * A column and the value that it gets.
 *
 * @param column the column's name, in lower case
 * @param value its new value
 * @param change how the new value depends on the old one
 */
public record Assignment(String column, SqlValue value, Change change) {
    /** How a new value depends on the one that it replaces. */
    public enum Change {
        /** Not at all. */
        OVERWRITES,
        /** A second application changes it again: arithmetic, concatenation. */
        GROWS,
        /** A second application changes nothing: {@code COALESCE(x, ?)}, {@code GREATEST(x, ?)}, {@code UPPER(x)}. */
        KEEPS,
        /** By something unknown. */
        DERIVES
    }
}
