package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.MethodKey;

/**
 * An instruction: the identity of what it makes or calls.
 *
 * @param method the method that holds it
 * @param index its index in the method's instruction list
 */
public record Site(MethodKey method, int index) {}
