package dev.hapax.processor.declaration;

import dev.hapax.analysis.Rule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The factory has methods named for the handlers, which must differ. */
final class UniqueNamesCheck implements ClassCheck {
    @Override
    public void check(HandlerClass handlerClass, ErrorReporter errors) {
        Map<String, HandlerDeclaration> taken = new HashMap<>();
        for (HandlerDeclaration handler : handlerClass.handlers()) {
            GeneratedNames names = GeneratedNames.of(handler);
            for (String name : List.of(names.handler(), names.consumerConfig(), names.producerConfig())) {
                HandlerDeclaration other = taken.putIfAbsent(name, handler);
                if (other != null) {
                    errors.report(
                            Rule.HANDLER_SIGNATURE,
                            other.name().equals(handler.name())
                                    ? "class " + handlerClass.type().getSimpleName() + " has two handlers named "
                                            + handler.name() + ", which also names the handler in logs, metrics and"
                                            + " deduplication stores; rename one"
                                    : "handlers " + other.display() + " and " + handler.display() + " would both"
                                            + " generate a method `" + name + "()`; rename one",
                            handler.method());
                    break;
                }
            }
        }
    }
}
