package dev.hapax.processor.declaration;

/** One thing that must be right about a handler's declaration. */
interface DeclarationCheck {
    /** Reports what is wrong with a handler, if anything is. */
    void check(HandlerDeclaration handler, ErrorReporter errors);
}
