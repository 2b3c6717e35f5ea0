package dev.hapax.processor.declaration;

import dev.hapax.analysis.Rule;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** A handler says how it ended by returning or throwing: nobody looks at a result, or waits for one. */
final class OutcomeCheck implements DeclarationCheck {
    @Override
    public void check(HandlerDeclaration handler, ErrorReporter errors) {
        TypeMirror result = handler.method().getReturnType();
        if (result.getKind() != TypeKind.VOID) {
            errors.report(
                    Rule.HANDLER_SIGNATURE,
                    "handler " + handler.display() + " returns " + TypeText.of(result) + ", which nobody would look at"
                            + " or wait for: the offset is committed when the method returns; make it void, wait for"
                            + " what it starts, and send what it makes through an Emitter<K, V>",
                    handler.method());
        }
        for (TypeMirror thrown : handler.method().getThrownTypes()) {
            if (thrown instanceof DeclaredType declared
                    && ((TypeElement) declared.asElement()).getQualifiedName().contentEquals("java.lang.Throwable")) {
                errors.report(
                        Rule.HANDLER_SIGNATURE,
                        "handler " + handler.display() + " throws Throwable: the runner handles exceptions, not"
                                + " errors; declare Exception",
                        handler.method());
            }
        }
    }
}
