package dev.hapax.processor.declaration;

import dev.hapax.analysis.HandlerMethod.Guarantee;
import dev.hapax.analysis.Rule;

/** Exactly-once needs something to be atomic with the offset: one transaction, carried by one parameter. */
final class TransactionCheck implements DeclarationCheck {
    @Override
    public void check(HandlerDeclaration handler, ErrorReporter errors) {
        boolean emits = handler.emitter().isPresent();
        boolean writes = handler.connection().isPresent();
        if (emits && writes) {
            errors.report(
                    Rule.GUARANTEE_CONFLICT,
                    "handler " + handler.display() + " takes an Emitter and a Connection: no transaction spans Kafka"
                            + " and a database; split it into two handlers, the first writing to the database and the"
                            + " second sending",
                    handler.method());
        } else if (!emits && !writes && handler.guarantee() == Guarantee.EXACTLY_ONCE) {
            handler.guaranteed()
                    .ifPresent(guarantee -> errors.report(
                            Rule.GUARANTEE_CONFLICT,
                            "handler " + handler.display() + " promises exactly-once and has no transaction that its"
                                    + " effects could share with the offset: add a parameter Emitter<K, V> (effects in"
                                    + " Kafka) or java.sql.Connection (effects in a database), or declare"
                                    + " AT_LEAST_ONCE and make it idempotent",
                            guarantee,
                            "value"));
        }
    }
}
