package dev.hapax.analysis.flow;

/**
 * A write to a field.
 *
 * @param site where it stands
 * @param field which field of which object
 * @param value what is written
 */
public record FieldWrite(Site site, Expr.Field field, Expr value) {}
