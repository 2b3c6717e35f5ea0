package dev.hapax.analysis.flow;

import java.util.OptionalInt;

/**
 * How a call copies the properties of one object to those of another that have the same names. Arguments count from 0, the
 * receiver not among them.
 *
 * @param from the argument that is copied
 * @param to the argument that is copied to; empty: an object that the call makes
 * @param type the argument with the class of which the call makes an object
 * @param except the argument with the names of properties that are left out
 * @param loose whether names that only end alike may count as the same
 */
public record Copying(int from, OptionalInt to, OptionalInt type, OptionalInt except, boolean loose) {}
