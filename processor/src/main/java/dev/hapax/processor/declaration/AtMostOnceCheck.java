package dev.hapax.processor.declaration;

import dev.hapax.analysis.HandlerMethod.Guarantee;
import dev.hapax.analysis.Rule;

/** At-most-once may lose messages: asking for a transaction or for deduplication besides contradicts it. */
final class AtMostOnceCheck implements DeclarationCheck {
    private static final String LOSES =
            " at-most-once commits the offset first and may lose messages: it is for metrics and logs, not for money or"
                    + " critical data";

    @Override
    public void check(HandlerDeclaration handler, ErrorReporter errors) {
        if (handler.guarantee() != Guarantee.AT_MOST_ONCE) {
            return;
        }
        handler.transaction()
                .ifPresent(carrier -> errors.report(
                        Rule.GUARANTEE_CONFLICT,
                        "handler " + handler.display() + " asks for a database transaction under AT_MOST_ONCE." + LOSES
                                + "; declare AT_LEAST_ONCE or EXACTLY_ONCE, or remove the parameter",
                        carrier.element()));
        handler.dedup()
                .ifPresent(dedup -> errors.report(
                        Rule.GUARANTEE_CONFLICT,
                        "handler " + handler.display() + " asks for deduplication under AT_MOST_ONCE, where nothing is"
                                + " delivered again;" + LOSES + "; remove @Dedup, or declare AT_LEAST_ONCE",
                        dedup));
    }
}
