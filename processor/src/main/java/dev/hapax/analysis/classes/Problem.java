package dev.hapax.analysis.classes;

/**
 * What kept the engine from seeing something.
 *
 * @param className internal name of the class that holds it
 * @param method name and descriptor of the method, or empty text for the class as a whole
 * @param project whether it is the project's own code
 * @param sentence what, where, why and what to do
 */
public record Problem(String className, String method, boolean project, String sentence) {}
