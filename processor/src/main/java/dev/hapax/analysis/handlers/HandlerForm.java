package dev.hapax.analysis.handlers;

import java.util.Set;
import java.util.stream.Stream;

/** One way of declaring handlers. */
interface HandlerForm {
    /**
     * What the constant pool of a class file holds, one of these at least, where the class declares a handler of this form
     * or something inherits one from it.
     *
     * @return ends of texts: whole descriptors of annotations (which another annotation can stand for), names of classes,
     *     ends of descriptors of methods
     */
    Set<String> marks();

    /**
     * The classes without which there are no handlers of this form: one of them is enough.
     *
     * @return internal names; empty where the marks say it
     */
    default Set<String> libraries() {
        return Set.of();
    }

    /**
     * Looks at a class.
     *
     * @param bean the class with all that it inherits
     * @return the handlers that its objects are in this form
     */
    Stream<Handler> of(Bean bean);
}
