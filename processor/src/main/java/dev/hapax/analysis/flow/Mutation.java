package dev.hapax.analysis.flow;

/**
 * What a method does to a field of an object that it is given, or of one that such an object holds.
 *
 * @param object a parameter, the receiver being 0, or a field of one
 * @param field the field; {@link Fields#ANY} where the object is handed to code of which nothing is known
 * @param value what is written, in terms of the method's parameters
 * @param always whether it is written whenever the method is called
 */
record Mutation(Expr object, String field, Expr value, boolean always) {}
