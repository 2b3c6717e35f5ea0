package dev.hapax.analysis;

/**
 * One step of the way from a handler to an effect.
 *
 * @param place where the step stands
 * @param text what is called there, as {@code OrderService.place(Order)}
 */
public record PathStep(CodePlace place, String text) {}
