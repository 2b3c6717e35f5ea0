package dev.hapax.processor.declaration;

import dev.hapax.analysis.Rule;
import javax.lang.model.element.Element;

/** {@code @Guarantee} and {@code @Dedup} say something about a handler: elsewhere they would be believed and do nothing. */
final class StrayAnnotationCheck {
    private final ForeignListeners foreignListeners;

    StrayAnnotationCheck(ForeignListeners foreignListeners) {
        this.foreignListeners = foreignListeners;
    }

    /** Reports an annotation of ours that nothing on the element gives a meaning to. */
    void check(Element element, ErrorReporter errors) {
        if (DeclaredAnnotation.find(element, AnnotationNames.KAFKA_HANDLER).isPresent()) {
            return;
        }
        boolean foreign = foreignListeners.contain(element);
        String method = MemberOwner.of(element).getSimpleName() + "." + element.getSimpleName();
        if (!foreign) {
            DeclaredAnnotation.find(element, AnnotationNames.GUARANTEE)
                    .ifPresent(guarantee -> errors.report(
                            Rule.GUARANTEE_CONFLICT,
                            method + " declares a guarantee and is no message handler: add @KafkaHandler, or remove"
                                    + " @Guarantee",
                            guarantee));
        }
        DeclaredAnnotation.find(element, AnnotationNames.DEDUP)
                .ifPresent(dedup -> errors.report(
                        Rule.GUARANTEE_CONFLICT,
                        foreign
                                ? method + " is called by another framework, not through the generated wrapper that"
                                        + " deduplicates: make it a @KafkaHandler of ours, or remove @Dedup and check"
                                        + " for duplicates in the method"
                                : method + " asks for deduplication and is no message handler: add @KafkaHandler, or"
                                        + " remove @Dedup",
                        dedup));
    }
}
