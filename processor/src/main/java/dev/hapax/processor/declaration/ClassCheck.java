package dev.hapax.processor.declaration;

/** One thing that must be right about a class with handlers. */
interface ClassCheck {
    /** Reports what is wrong with a class, if anything is. */
    void check(HandlerClass handlerClass, ErrorReporter errors);
}
