package dev.hapax.source;

/**
 * One rule that a {@code @SuppressWarnings("hapax:…")} names.
 *
 * @param rule what stands after the prefix: a rule's id, if it is right
 * @param className internal name of the class that it stands at, or in
 * @param line the annotation's line, from 1
 * @param column the annotation's column, from 1
 * @param justification the comment behind the annotation or above it; empty text where there is none
 */
public record Suppression(String rule, String className, int line, int column, String justification) {}
