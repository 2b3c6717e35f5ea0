package dev.hapax.source;

/**
 * Where an expression stands in its source.
 *
 * @param line the line of its caret, from 1
 * @param column the column of its caret, from 1, a tab counting as one: the dot or the name of a call, the operator of an
 *     assignment, the name of a declaration
 * @param start offset of its first character
 * @param end offset after its last character
 */
public record SourceRange(int line, int column, int start, int end) {}
