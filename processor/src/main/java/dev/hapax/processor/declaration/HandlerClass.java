package dev.hapax.processor.declaration;

import java.util.List;
import javax.lang.model.element.TypeElement;

/**
 * A class with handlers.
 *
 * @param type the class
 * @param handlers its handlers, in the order of their declaration
 */
public record HandlerClass(TypeElement type, List<HandlerDeclaration> handlers) {
    /** Copies the handlers. */
    public HandlerClass {
        handlers = List.copyOf(handlers);
    }
}
