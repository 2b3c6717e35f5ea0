package dev.hapax.analysis.judge;

import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Subexpressions;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.objectweb.asm.Type;

/**
 * Knows fields of documents that are set to what is reckoned from what they held: {@code set("balance", account.balance() +
 * amount)}. Which document was read is not compared: that the field has the same name says enough, where it is not one of
 * another class than the update names.
 */
final class ReckonedFields {
    private final StateReads reads;
    private final Expansion expansion;
    private final Hierarchy hierarchy;

    ReckonedFields(StateReads reads, Expansion expansion, Hierarchy hierarchy) {
        this.reads = reads;
        this.expansion = expansion;
        this.hierarchy = hierarchy;
    }

    /**
     * Whether a field grows by being set.
     *
     * @param path the field, from the top of the document on: {@code wallet.balance}
     * @param value what it is set to
     * @param update the call that updates: it may name the class of its documents
     */
    boolean grow(String path, Expr value, Effect update) {
        Set<String> classes = classes(update);
        String field = path.substring(path.lastIndexOf('.') + 1);
        if (field.isEmpty()) {
            return false; // it is not known which
        }
        return Growth.find(
                        expansion.of(value),
                        operand -> isOf(field, operand)
                                && isIn(classes, operand)
                                && !reads.subjects(operand).isEmpty())
                .isPresent();
    }

    /** The same in a document that is put together of names and values. */
    boolean growIn(Expr document, Effect update) {
        boolean[] grows = {false};
        Subexpressions.visit(document, part -> {
            List<Expr> parts = Subexpressions.of(part);
            for (int i = 0; i + 1 < parts.size(); i++) {
                grows[0] |= parts.get(i) instanceof Expr.Const name
                        && name.value() instanceof String field
                        && grow(field, parts.get(i + 1), update);
            }
        });
        return grows[0];
    }

    /** Named by the call, or by one of those that it is made on; in what is written, others may be named. */
    private static Set<String> classes(Effect update) {
        Set<String> classes = new HashSet<>();
        List<Expr> given = update.operands();
        while (!given.isEmpty()) {
            for (Expr value : given) {
                if (value instanceof Expr.Const constant && constant.value() instanceof Type type) {
                    classes.add(type.getInternalName());
                }
            }
            given = Exprs.nonNull(given.get(0)) instanceof Expr.Call before && before.receiver()
                    ? before.args()
                    : List.of();
        }
        return classes;
    }

    private boolean isIn(Set<String> classes, Expr value) {
        String owner = value instanceof Expr.Field field
                ? field.owner()
                : value instanceof Expr.Call call ? call.method().owner() : "";
        return classes.isEmpty()
                || !hierarchy.isProject(owner)
                || classes.stream().anyMatch(name -> hierarchy.supertypes(name).contains(owner));
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
