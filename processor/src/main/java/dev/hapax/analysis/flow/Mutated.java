package dev.hapax.analysis.flow;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the objects hold that a method is given, after its changes so far. */
final class Mutated {
    private static final int MAX_MUTATIONS = 48;

    private final Oracle oracle;
    private final Map<Slot, Mutation> state = new LinkedHashMap<>();

    Mutated(Oracle oracle) {
        this.oracle = oracle;
    }

    private record Slot(Expr object, String field) {}

    /** All changes; where they are too many, nothing is known of the objects. */
    List<Mutation> mutations() {
        if (state.size() <= MAX_MUTATIONS) {
            return List.copyOf(state.values());
        }
        Set<Expr> objects = new LinkedHashSet<>();
        state.keySet().forEach(slot -> objects.add(Exprs.root(slot.object())));
        objects.forEach(this::hand);
        return state.values().stream()
                .filter(mutation -> mutation.object() instanceof Expr.Param)
                .sorted(Comparator.comparing(mutation -> !mutation.field().equals(Fields.ANY)))
                .limit(MAX_MUTATIONS)
                .toList();
    }

    /** One after the other: what was written before is what is read now. */
    void apply(Mutations.Change change) {
        Expr value = now(change.value());
        Set<Expr> objects = Exprs.options(Exprs.nonNull(now(change.object())));
        boolean always = change.always() && objects.size() == 1;
        for (Expr object : objects) {
            if (Handing.isGiven(object)) {
                put(new Slot(object, change.field()), value, always);
            } else if (object instanceof Expr.Fresh made) {
                state.replaceAll((slot, mutation) -> new Mutation(
                        mutation.object(),
                        mutation.field(),
                        MadeObjects.after(mutation.value(), made.site(), change.field(), value, always),
                        mutation.always()));
            } else {
                hand(object);
                hand(value);
            }
        }
    }

    /** What cannot be followed can be anything that the value is made of. */
    private void hand(Expr value) {
        Set<Expr> objects = new LinkedHashSet<>();
        Handing.objects(value, objects);
        for (Expr object : objects) {
            if (Handing.isGiven(object)) {
                put(new Slot(object, Fields.ANY), Exprs.UNKNOWN, true);
            } else {
                apply(new Mutations.Change(object, Fields.ANY, Exprs.UNKNOWN, true));
            }
        }
    }

    private void put(Slot slot, Expr value, boolean always) {
        Mutation before = state.get(slot);
        state.put(
                slot,
                before == null || always
                        ? new Mutation(slot.object(), slot.field(), value, always)
                        : new Mutation(
                                slot.object(), slot.field(), Exprs.either(before.value(), value), before.always()));
    }

    private Expr now(Expr value) {
        return state.isEmpty()
                ? value
                : Subexpressions.rewrite(value, part -> part instanceof Expr.Field field ? held(field) : part);
    }

    private Expr held(Expr.Field field) {
        return Optional.ofNullable(state.get(new Slot(field.base(), field.name())))
                .map(Mutation::value)
                .orElseGet(() -> oracle.fieldValue(field));
    }
}
