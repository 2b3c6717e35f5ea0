package dev.hapax.processor.declaration;

import dev.hapax.analysis.HandlerMethod.Guarantee;
import dev.hapax.analysis.Rule;

/** The claim of a deduplication key is a row in a database, which a Kafka transaction does not cover. */
final class DedupTransactionCheck implements DeclarationCheck {
    @Override
    public void check(HandlerDeclaration handler, ErrorReporter errors) {
        if (handler.guarantee() == Guarantee.EXACTLY_ONCE
                && handler.emitter().isPresent()
                && handler.transaction().isEmpty()) {
            handler.dedup()
                    .ifPresent(dedup -> errors.report(
                            Rule.GUARANTEE_CONFLICT,
                            "handler " + handler.display() + " asks for deduplication besides a Kafka transaction: the"
                                    + " claim would stand outside of it, and a crash between the two would lose the"
                                    + " message; remove @Dedup (the transaction already covers redelivery), or write"
                                    + " through a java.sql.Connection",
                            dedup));
        }
    }
}
