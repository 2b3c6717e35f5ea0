package dev.hapax.analysis.judge;

import dev.hapax.analysis.effect.CatalogLookup;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Subexpressions;
import java.util.Optional;

/**
 * Knows what a store has handed back of objects that were made in this run: nothing was in them before, unless they were made of
 * what had been read.
 */
final class SavedHere {
    private static final int MAX_DEPTH = 6;

    private final CatalogLookup catalog;
    private final Origins origins;
    private final Expansion expansion;

    SavedHere(CatalogLookup catalog, Origins origins, Expansion expansion) {
        this.catalog = catalog;
        this.origins = origins;
        this.expansion = expansion;
    }

    /** Whether what a field holds is of this run alone, in an object that was saved in it. */
    boolean isNew(Expr.Field field) {
        return isNew(Exprs.nonNull(field.base()), field.name(), 0);
    }

    private boolean isNew(Expr object, String field, int depth) {
        if (object instanceof Expr.OneOf choice) {
            return choice.options().stream().allMatch(option -> isNew(option, field, depth));
        } else if (object instanceof Expr.Element element) {
            return isNew(Exprs.nonNull(element.of()), field, depth);
        }
        return object instanceof Expr.Call call && isSaved(call, field, depth);
    }

    private boolean isSaved(Expr.Call call, String field, int depth) {
        Optional<Expr> saved = catalog.saved(call);
        if (saved.isPresent()) {
            return Exprs.options(Exprs.nonNull(saved.get())).stream()
                    .allMatch(object -> object instanceof Expr.Fresh made
                            ? holdsNothingOld(made, field)
                            : depth < MAX_DEPTH && isNew(object, field, depth + 1));
        }
        return depth < MAX_DEPTH
                && expansion
                        .returned(call)
                        .filter(result -> isNew(Exprs.nonNull(result), field, depth + 1))
                        .isPresent();
    }

    private boolean holdsNothingOld(Expr.Fresh made, String field) {
        boolean several = made.type().startsWith("java/"); // a list of them: which of them has the field is not known
        Optional<Expr> value = several ? Optional.empty() : made.fields().get(field);
        boolean unset = !several && made.fields().isUnset(field);
        return unset || isOfThisRun(value.orElse(made));
    }

    private boolean isOfThisRun(Expr value) {
        boolean[] old = {false};
        Subexpressions.visit(
                value,
                part -> old[0] |= part instanceof Expr.Call && origins.of(part).isPresent());
        return !old[0];
    }
}
