package dev.hapax.processor.declaration;

import dev.hapax.analysis.Rule;
import javax.lang.model.element.Element;

/** A reason is written for those who read the code and the report: blank, it only silences. */
final class ReasonCheck {

    /** Reports blank reasons of the annotations on an element. */
    void check(Element element, ErrorReporter errors) {
        DeclaredAnnotation.find(element, AnnotationNames.GUARANTEE)
                .filter(ReasonCheck::isBlank)
                .ifPresent(guarantee -> errors.report(
                        Rule.GUARANTEE_CONFLICT,
                        "the reason for the guarantee of " + element.getSimpleName() + " is blank: say why it was"
                                + " chosen, or leave `reason` out",
                        guarantee,
                        "reason"));
        DeclaredAnnotation.find(element, AnnotationNames.ASSUME_IDEMPOTENT)
                .filter(ReasonCheck::isBlank)
                .ifPresent(vouch -> errors.report(
                        Rule.GUARANTEE_CONFLICT,
                        "@AssumeIdempotent on " + element.getSimpleName() + " has a blank reason: say what makes it"
                                + " safe to run again",
                        vouch,
                        "reason"));
    }

    private static boolean isBlank(DeclaredAnnotation annotation) {
        return annotation.value("reason").isPresent()
                && annotation.text("reason").isBlank();
    }
}
