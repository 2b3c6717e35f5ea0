package dev.hapax.processor.declaration;

import dev.hapax.analysis.Rule;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;

/** A class with handlers is one that the user can make and the generated factory can name. */
final class HandlerClassCheck implements ClassCheck {
    @Override
    public void check(HandlerClass handlerClass, ErrorReporter errors) {
        TypeElement type = handlerClass.type();
        reason(type)
                .ifPresent(reason -> errors.report(
                        Rule.HANDLER_SIGNATURE, "class " + type.getSimpleName() + " has handlers and " + reason, type));
    }

    private static Optional<String> reason(TypeElement type) {
        if (type.getKind() == ElementKind.INTERFACE) {
            return Optional.of("is an interface: put the annotations on the class that implements it");
        }
        if (type.getKind() != ElementKind.CLASS && type.getKind() != ElementKind.RECORD) {
            return Optional.of("is neither a class nor a record: move its handlers to a class");
        }
        if (type.getModifiers().contains(Modifier.ABSTRACT)) {
            return Optional.of(
                    "is abstract: put the handlers into a class that can be made, and keep what they share here");
        }
        if (!type.getTypeParameters().isEmpty()) {
            return Optional.of("has type parameters: payload types must be known when the factory is generated; put the"
                    + " handlers into a class without type parameters");
        }
        for (Element outer = type; outer instanceof TypeElement nested; outer = outer.getEnclosingElement()) {
            if (nested.getModifiers().contains(Modifier.PRIVATE)) {
                return Optional.of(
                        (nested.equals(type) ? "is private" : "stands in the private class " + nested.getSimpleName())
                                + ": the generated factory, in the same package, could not name it; make it package-private"
                                + " or public");
            }
            if (nested.getNestingKind() == NestingKind.MEMBER
                    && !nested.getModifiers().contains(Modifier.STATIC)) {
                return Optional.of((nested.equals(type)
                                ? "is an inner class"
                                : "stands in the inner class " + nested.getSimpleName())
                        + ": it cannot be made without its outer instance; make it static");
            }
        }
        return Optional.empty();
    }
}
