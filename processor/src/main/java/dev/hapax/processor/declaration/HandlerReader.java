package dev.hapax.processor.declaration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Reads the handlers of a class as they are declared, and says what is wrong with them. */
public final class HandlerReader {
    private final ParameterReader parameters = new ParameterReader();

    /**
     * Reads the handlers of a class.
     *
     * @param type the class
     * @return its handlers, right or wrong
     */
    public HandlerClass read(TypeElement type) {
        List<HandlerDeclaration> handlers = new ArrayList<>();
        for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
            read(type, method).ifPresent(handlers::add);
        }
        return new HandlerClass(type, handlers);
    }

    private Optional<HandlerDeclaration> read(TypeElement type, ExecutableElement method) {
        return DeclaredAnnotation.find(method, AnnotationNames.KAFKA_HANDLER)
                .map(handler -> new HandlerDeclaration(
                        type,
                        method,
                        handler,
                        DeclaredAnnotation.find(method, AnnotationNames.GUARANTEE),
                        DeclaredAnnotation.find(method, AnnotationNames.DEDUP),
                        method.getParameters().stream().map(parameters::read).toList()));
    }
}
