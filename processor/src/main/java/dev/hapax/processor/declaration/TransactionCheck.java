package dev.hapax.processor.declaration;

import dev.hapax.analysis.HandlerMethod.Guarantee;
import dev.hapax.analysis.Rule;

/** Exactly-once needs something to be atomic with the offset: one transaction, of Kafka or of a database. */
final class TransactionCheck implements DeclarationCheck {
    @Override
    public void check(HandlerDeclaration handler, ErrorReporter errors) {
        boolean emits = handler.emitter().isPresent();
        boolean writes = handler.transaction().isPresent();
        if (emits && writes && handler.guarantee() != Guarantee.EXACTLY_ONCE) {
            errors.report(
                    Rule.GUARANTEE_CONFLICT,
                    "handler " + handler.display()
                            + " takes an Emitter and writes to a database: what it sends waits in an outbox of the"
                            + " database, which only exactly-once fills once a message; declare"
                            + " @Guarantee(Delivery.EXACTLY_ONCE), or split it into two handlers, the first writing to"
                            + " the database and the second sending",
                    handler.method());
        } else if (handler.connection().isPresent() && handler.statements().isPresent()) {
            errors.report(
                    Rule.GUARANTEE_CONFLICT,
                    "handler " + handler.display()
                            + " takes a Connection and Statements: what is collected would run after"
                            + " what is executed at once, in another order than the code says; take one of them",
                    handler.method());
        } else if (!emits && !writes && handler.guarantee() == Guarantee.EXACTLY_ONCE) {
            handler.guaranteed()
                    .ifPresent(guarantee -> errors.report(
                            Rule.GUARANTEE_CONFLICT,
                            "handler " + handler.display() + " promises exactly-once and has no transaction that its"
                                    + " effects could share with the offset: add a parameter Emitter<K, V> (effects in"
                                    + " Kafka), java.sql.Connection or dev.hapax.Statements (effects in a database), or declare"
                                    + " AT_LEAST_ONCE and make it idempotent",
                            guarantee,
                            "value"));
        }
    }
}
