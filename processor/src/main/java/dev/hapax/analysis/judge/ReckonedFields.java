package dev.hapax.analysis.judge;

import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Subexpressions;
import java.util.List;
import java.util.Locale;

/**
 * Knows fields of documents that are set to what is reckoned from what they held: {@code set("balance", account.balance() +
 * amount)}. Which document was read is not compared: that the field has the same name says enough.
 */
final class ReckonedFields {
    private final StateReads reads;
    private final Expansion expansion;

    ReckonedFields(StateReads reads, Expansion expansion) {
        this.reads = reads;
        this.expansion = expansion;
    }

    /**
     * Whether a field grows by being set.
     *
     * @param path the field, from the top of the document on: {@code wallet.balance}
     * @param value what it is set to
     */
    boolean grow(String path, Expr value) {
        String field = path.substring(path.lastIndexOf('.') + 1);
        boolean[] grows = {false};
        Subexpressions.visit(
                expansion.of(value),
                part -> grows[0] |= isReckoned(part)
                        && Subexpressions.of(part).stream()
                                .flatMap(operand -> Exprs.options(operand).stream())
                                .anyMatch(operand -> isOf(field, operand)
                                        && !reads.subjects(operand).isEmpty()));
        return !field.isEmpty() && grows[0];
    }

    /** The same in a document that is put together of names and values. */
    boolean growIn(Expr document) {
        boolean[] grows = {false};
        Subexpressions.visit(document, part -> {
            List<Expr> parts = Subexpressions.of(part);
            for (int i = 0; i + 1 < parts.size(); i++) {
                grows[0] |= parts.get(i) instanceof Expr.Const name
                        && name.value() instanceof String field
                        && grow(field, parts.get(i + 1));
            }
        });
        return grows[0];
    }

    private static boolean isReckoned(Expr value) {
        return value instanceof Expr.Concat
                || (value instanceof Expr.Op op && op.operator().isArithmetic());
    }

    /** A field of an object, its getter, or what is asked for by the field's name: {@code document.getInteger("balance")}. */
    private static boolean isOf(String field, Expr value) {
        if (value instanceof Expr.Field read) {
            return read.name().equals(field);
        }
        return value instanceof Expr.Call call
                && (isGetter(call.method().name(), field)
                        || call.args().stream().anyMatch(new Expr.Const(field)::equals));
    }

    private static boolean isGetter(String method, String field) {
        return method.equals(field)
                || method.equals("get" + field.substring(0, 1).toUpperCase(Locale.ROOT) + field.substring(1));
    }
}
