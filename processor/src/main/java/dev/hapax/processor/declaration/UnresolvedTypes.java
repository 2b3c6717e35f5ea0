package dev.hapax.processor.declaration;

import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Tells whether a declaration waits for types that other processors may still generate. */
public final class UnresolvedTypes {
    private UnresolvedTypes() {}

    /**
     * Whether a class with handlers names types that do not exist yet.
     *
     * @param handlerClass the class
     * @return whether it does
     */
    public static boolean in(HandlerClass handlerClass) {
        return handlerClass.handlers().stream()
                .flatMap(handler -> handler.parameters().stream())
                .anyMatch(parameter -> isUnresolved(parameter.element().asType()));
    }

    private static boolean isUnresolved(TypeMirror type) {
        if (type.getKind() == TypeKind.ERROR) {
            return true;
        }
        if (type instanceof ArrayType array) {
            return isUnresolved(array.getComponentType());
        }
        return type instanceof DeclaredType declared
                && (declared.getTypeArguments().stream().anyMatch(UnresolvedTypes::isUnresolved)
                        || (declared.asElement() instanceof TypeElement element
                                && element.getSuperclass().getKind() == TypeKind.ERROR));
    }
}
