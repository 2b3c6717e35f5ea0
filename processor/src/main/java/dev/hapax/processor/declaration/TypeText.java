package dev.hapax.processor.declaration;

import java.util.stream.Collectors;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Types in messages: simple names, without annotations. */
final class TypeText {
    private TypeText() {}

    static String of(TypeMirror type) {
        if (type instanceof ArrayType array) {
            return of(array.getComponentType()) + "[]";
        }
        if (type instanceof DeclaredType declared) {
            String arguments =
                    declared.getTypeArguments().stream().map(TypeText::of).collect(Collectors.joining(", "));
            return declared.asElement().getSimpleName() + (arguments.isEmpty() ? "" : "<" + arguments + ">");
        }
        return type.toString();
    }
}
