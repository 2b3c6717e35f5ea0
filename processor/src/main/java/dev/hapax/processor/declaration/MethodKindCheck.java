package dev.hapax.processor.declaration;

import dev.hapax.analysis.Rule;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** A handler is a method with a body that the generated factory can call on an instance. */
final class MethodKindCheck implements DeclarationCheck {
    private static final Map<Modifier, String> REASONS = Map.of(
            Modifier.PRIVATE, "the generated factory could not call it; make it package-private or public",
            Modifier.STATIC, "it is called on the instance that the factory is given; remove `static`",
            Modifier.ABSTRACT, "it has no body that could be judged; put the annotation on the method that has one");

    @Override
    public void check(HandlerDeclaration handler, ErrorReporter errors) {
        Set<Modifier> modifiers = handler.method().getModifiers();
        for (Modifier modifier : modifiers) {
            String reason = REASONS.get(modifier);
            if (reason != null) {
                errors.report(
                        Rule.HANDLER_SIGNATURE,
                        "handler " + handler.display() + " is " + modifier + ": " + reason,
                        handler.method());
            }
        }
    }
}
