package dev.hapax.analysis.handlers;

import dev.hapax.analysis.classes.MethodTarget;
import java.util.Optional;

/** One way of declaring a handler. */
interface HandlerForm {
    /**
     * The annotation without which a class file holds no handler of this form.
     *
     * @return its descriptor
     */
    String annotation();

    /**
     * Looks at a method.
     *
     * @param target the method
     * @return the handler that it is in this form, or empty
     */
    Optional<Handler> read(MethodTarget target);
}
