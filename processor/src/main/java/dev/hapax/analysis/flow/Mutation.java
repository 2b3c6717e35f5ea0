package dev.hapax.analysis.flow;

/**
 * What a method does to a field of an object that it is given.
 *
 * @param parameter which of its parameters, the receiver being 0
 * @param field the field
 * @param value what is written, in terms of the method's parameters
 * @param always whether it is written whenever the method is called
 */
record Mutation(int parameter, String field, Expr value, boolean always) {}
