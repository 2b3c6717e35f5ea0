package dev.hapax.analysis;

/**
 * A call that neither the project's code nor the catalog explains.
 *
 * @param owner internal name of the class that the call names
 * @param method name of the called method
 * @param descriptor its descriptor
 * @param step where it stands
 */
public record UnjudgedCall(String owner, String method, String descriptor, PathStep step) {}
