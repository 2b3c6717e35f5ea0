package dev.hapax.processor.declaration;

import dev.hapax.analysis.Rule;
import java.util.List;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** The types of keys and payloads are known when the factory is generated: they decide the serializers. */
final class TypeVariablesCheck implements DeclarationCheck {
    @Override
    public void check(HandlerDeclaration handler, ErrorReporter errors) {
        if (!handler.method().getTypeParameters().isEmpty()) {
            errors.report(
                    Rule.HANDLER_SIGNATURE,
                    "handler " + handler.display() + " has type parameters: write the payload's type itself, it"
                            + " decides the deserializer",
                    handler.method());
            return;
        }
        for (HandlerParameter parameter : handler.parameters()) {
            for (TypeMirror type : servedTypes(parameter)) {
                if (isOpen(type)) {
                    errors.report(
                            Rule.HANDLER_SIGNATURE,
                            "the type of `" + parameter.element() + "`, "
                                    + TypeText.of(parameter.element().asType())
                                    + ", leaves open what `" + type + "` is: write the type itself, it decides the"
                                    + " serializer",
                            parameter.element());
                }
            }
        }
    }

    private static List<TypeMirror> servedTypes(HandlerParameter parameter) {
        if (parameter instanceof HandlerParameter.WholeRecord wholeRecord) {
            return List.of(wholeRecord.key(), wholeRecord.payload());
        }
        if (parameter instanceof HandlerParameter.Payload payload) {
            return List.of(payload.payload());
        }
        if (parameter instanceof HandlerParameter.Emitter emitter) {
            return List.of(emitter.key(), emitter.payload());
        }
        return List.of();
    }

    private static boolean isOpen(TypeMirror type) {
        if (type.getKind() == TypeKind.TYPEVAR || type.getKind() == TypeKind.WILDCARD) {
            return true;
        }
        if (type instanceof ArrayType array) {
            return isOpen(array.getComponentType());
        }
        return type instanceof DeclaredType declared
                && declared.getTypeArguments().stream().anyMatch(TypeVariablesCheck::isOpen);
    }
}
