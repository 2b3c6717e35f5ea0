package dev.hapax.processor.declaration;

import dev.hapax.analysis.Rule;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** A handler takes one message and what carries its effects, and nothing else. */
final class ParametersCheck implements DeclarationCheck {
    @Override
    public void check(HandlerDeclaration handler, ErrorReporter errors) {
        List<HandlerParameter.Unknown> unknown = handler.parameters(HandlerParameter.Unknown.class);
        for (HandlerParameter.Unknown parameter : unknown) {
            errors.report(
                    Rule.HANDLER_SIGNATURE,
                    "handler " + handler.display() + " cannot be given " + text(parameter) + ": " + parameter.advice(),
                    parameter.element());
        }
        List<HandlerParameter.Message> messages = handler.parameters(HandlerParameter.Message.class);
        if (messages.isEmpty() && unknown.isEmpty()) {
            errors.report(
                    Rule.HANDLER_SIGNATURE,
                    "handler " + handler.display() + " takes no message: add a parameter of the payload's type, a"
                            + " ConsumerRecord<K, V>, or a List of either",
                    handler.method());
        }
        if (messages.size() > 1) {
            errors.report(
                    Rule.HANDLER_SIGNATURE,
                    "handler " + handler.display() + " takes more than one message, "
                            + messages.stream().map(ParametersCheck::text).collect(Collectors.joining(" and "))
                            + ": one parameter is the payload (or a ConsumerRecord<K, V>); besides it there can be an"
                            + " Emitter<K, V>, a java.sql.Connection or dev.hapax.Statements, anything else belongs in a"
                            + " field",
                    messages.get(1).element());
        }
        for (Class<? extends HandlerParameter> kind : List.of(
                HandlerParameter.Emitter.class, HandlerParameter.Connection.class, HandlerParameter.Statements.class)) {
            List<? extends HandlerParameter> carriers = handler.parameters(kind);
            if (carriers.size() > 1) {
                errors.report(
                        Rule.HANDLER_SIGNATURE,
                        "handler " + handler.display() + " takes more than one " + kind.getSimpleName()
                                + ": one carries all its effects; remove `"
                                + carriers.get(1).element() + "`",
                        carriers.get(1).element());
            }
        }
        for (HandlerParameter.Message message : messages) {
            privateType(message.payload(), handler, message, errors);
        }
    }

    private static void privateType(
            TypeMirror type, HandlerDeclaration handler, HandlerParameter parameter, ErrorReporter errors) {
        if (!(type instanceof DeclaredType declared)) {
            return;
        }
        for (Element part = declared.asElement(); part instanceof TypeElement; part = part.getEnclosingElement()) {
            if (part.getModifiers().contains(Modifier.PRIVATE)) {
                errors.report(
                        Rule.HANDLER_SIGNATURE,
                        "the payload of handler " + handler.display() + ", " + TypeText.of(type)
                                + ", is private: the generated factory could not name it; make it package-private or"
                                + " public",
                        parameter.element());
                return;
            }
        }
    }

    private static String text(HandlerParameter parameter) {
        return "`" + TypeText.of(parameter.element().asType()) + " " + parameter.element() + "`";
    }
}
