package dev.hapax.processor.declaration;

import dev.hapax.analysis.HandlerMethod.Guarantee;
import dev.hapax.analysis.Rule;

/** What is handled at a time must leave the guarantee something to wait for: one offset moves in order on each partition. */
final class ConcurrencyCheck implements DeclarationCheck {
    private static final String CONSUMERS = "consumers";
    private static final String PARALLEL_KEYS = "parallelKeys";

    @Override
    public void check(HandlerDeclaration handler, ErrorReporter errors) {
        atLeastOne(handler, CONSUMERS, handler.consumers(), errors);
        atLeastOne(handler, PARALLEL_KEYS, handler.parallelKeys(), errors);
        if (handler.parallelKeys() <= 1) {
            return;
        }
        String subject = "handler " + handler.display() + " handles " + handler.parallelKeys() + " keys at a time";
        if (handler.guarantee() != Guarantee.AT_LEAST_ONCE) {
            errors.report(
                    Rule.GUARANTEE_CONFLICT,
                    subject + ", which only AT_LEAST_ONCE can: under " + handler.guarantee()
                            + " one offset moves in order on each partition; remove `parallelKeys`, and raise `consumers` to handle"
                            + " more partitions at a time",
                    handler.handler(),
                    PARALLEL_KEYS);
        } else if (handler.transaction().isPresent()) {
            errors.report(
                    Rule.GUARANTEE_CONFLICT,
                    subject + " and writes in a database transaction, of which a partition has one at a time; remove"
                            + " `parallelKeys`, and raise `consumers` to handle more partitions at a time",
                    handler.handler(),
                    PARALLEL_KEYS);
        } else if (handler.message().filter(HandlerParameter.Message::list).isPresent()) {
            errors.report(
                    Rule.HANDLER_SIGNATURE,
                    subject
                            + " and takes lists, which have all keys of their partition; take single messages, or remove"
                            + " `parallelKeys`",
                    handler.handler(),
                    PARALLEL_KEYS);
        }
    }

    private static void atLeastOne(HandlerDeclaration handler, String member, int number, ErrorReporter errors) {
        if (number < 1) {
            errors.report(
                    Rule.HANDLER_SIGNATURE,
                    "handler " + handler.display() + " has " + member + " = " + number + ": it must be at least 1",
                    handler.handler(),
                    member);
        }
    }
}
