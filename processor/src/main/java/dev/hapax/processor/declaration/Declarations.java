package dev.hapax.processor.declaration;

import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.util.Elements;

/** All that must be right about declarations, check by check. Remembers the handlers of one compilation. */
public final class Declarations {
    private final List<ClassCheck> classChecks = List.of(new HandlerClassCheck(), new UniqueNamesCheck());
    private final List<DeclarationCheck> checks;
    private final StrayAnnotationCheck strayAnnotations;
    private final ReasonCheck reasons = new ReasonCheck();
    private final ErrorReporter errors;

    /**
     * Prepares the checks.
     *
     * @param elements the compilation's elements
     * @param resolver resolves deduplication keys
     * @param foreignListeners knows the handlers of other frameworks
     * @param errors where errors go
     */
    public Declarations(
            Elements elements, KeyPathResolver resolver, ForeignListeners foreignListeners, ErrorReporter errors) {
        this.errors = errors;
        strayAnnotations = new StrayAnnotationCheck(foreignListeners);
        checks = List.of(
                new MethodKindCheck(),
                new TypeVariablesCheck(),
                new ParametersCheck(),
                new OutcomeCheck(),
                new SubscriptionCheck(),
                new SharedTopicCheck(),
                new TransactionCheck(),
                new AtMostOnceCheck(),
                new ConcurrencyCheck(),
                new DedupTransactionCheck(),
                new DedupKeyCheck(elements, resolver));
    }

    /**
     * Checks a class with handlers.
     *
     * @param handlerClass the class
     * @return whether all is right
     */
    public boolean check(HandlerClass handlerClass) {
        int before = errors.count();
        classChecks.forEach(check -> check.check(handlerClass, errors));
        for (HandlerDeclaration handler : handlerClass.handlers()) {
            checks.forEach(check -> check.check(handler, errors));
        }
        return errors.count() == before;
    }

    /**
     * Checks an annotation of ours for itself, wherever it stands.
     *
     * @param element what carries it
     */
    public void checkAnnotations(Element element) {
        strayAnnotations.check(element, errors);
        reasons.check(element, errors);
    }
}
