package dev.hapax.analysis.judge;

import dev.hapax.analysis.effect.CatalogLookup;
import dev.hapax.analysis.entities.Entity;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Fields;
import dev.hapax.analysis.flow.Subexpressions;
import dev.hapax.analysis.judge.Provenance.Source;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where the id of an entity comes from that is saved. */
final class EntityIds {
    private final Provenance provenance;
    private final CatalogLookup catalog;
    private final Tables tables;
    private final Expansion expansion;
    private final MemoryCounters counters;

    EntityIds(
            Provenance provenance, CatalogLookup catalog, Tables tables, Expansion expansion, MemoryCounters counters) {
        this.counters = counters;
        this.provenance = provenance;
        this.catalog = catalog;
        this.tables = tables;
        this.expansion = expansion;
    }

    /** Kinds of ids. */
    enum Id {
        /** None is set: the store makes one. */
        UNSET,
        /** It differs from run to run. */
        RANDOM,
        /** It is the same in each run: it comes from the message, or is a constant. */
        MESSAGE,
        /** It is that of something that was read. */
        STATE,
        /** It cannot be told. */
        UNKNOWN
    }

    /**
     * The id that an object has which was made in this run.
     *
     * @param set what was surely set in it after that
     */
    Id of(Expr.Fresh made, Entity entity, Map<String, Expr> set) {
        Set<String> properties = entity.key().map(Entity.Key::properties).orElse(Set.of());
        return !properties.isEmpty() && set.keySet().containsAll(properties)
                ? of(properties.stream().map(set::get).toList())
                : of(made, entity);
    }

    /** The id that an object has which was made in this run. */
    Id of(Expr.Fresh made, Entity entity) {
        boolean followed = made.args().isEmpty() && !made.constructor().isEmpty();
        if (entity.key().isEmpty() || !followed) {
            return Id.UNKNOWN;
        }
        Set<String> properties = entity.key().get().properties();
        boolean generated = entity.key().get().generated();
        if (properties.stream()
                .allMatch(property -> isUnset(made, property) || (generated && isZero(value(made, property))))) {
            return Id.UNSET;
        }
        return of(properties.stream().map(property -> value(made, property)).toList());
    }

    /** Whether nobody has set a property, or it was set to nothing: to what a builder holds that nobody has given it. */
    static boolean isUnset(Expr.Fresh made, String property) {
        return made.fields().isUnset(property) || value(made, property) instanceof Expr.Null;
    }

    /** Where a store generates ids, a number that nobody has set stands for none. */
    private static boolean isZero(Expr value) {
        return value instanceof Expr.Const constant
                && constant.value() instanceof Number number
                && number.longValue() == 0;
    }

    /** What a property of an object holds; its copy's property where it was copied name by name. */
    static Expr value(Expr.Fresh made, String property) {
        return made.fields()
                .get(property)
                .or(() -> made.fields().copied().map(from -> new Expr.Field(from, made.type(), property)))
                .orElse(Exprs.UNKNOWN);
    }

    /** Whether a value was drawn that may be an id in something; the time is none. */
    boolean holdDrawn(Expr mixture) {
        return Subexpressions.hold(mixture, part -> DrawnKeys.draws(part, catalog));
    }

    /** The kind of an id that is put together of some values. */
    Id of(List<Expr> values) {
        Set<Source> sources = EnumSet.noneOf(Source.class);
        boolean unset = false;
        boolean set = false;
        boolean stored = true;
        boolean[] generated = {false};
        for (Expr value : values) {
            Expr seen = expansion.of(value);
            sources.addAll(provenance.of(seen));
            unset |= Exprs.options(seen).stream().anyMatch(Expr.Null.class::isInstance);
            set |= !(seen instanceof Expr.Null);
            stored &= isStored(seen);
            Subexpressions.visit(seen, catalog::ingredients, part -> {
                generated[0] |= isGenerated(part) || counters.of(part).isPresent();
                if ((part instanceof Expr.Call call && isOpaque(call)) || isSetByNobody(part)) {
                    sources.add(Source.UNKNOWN);
                }
            });
        }
        if (sources.contains(Source.NONDETERMINISTIC) || generated[0]) {
            return Id.RANDOM;
        } else if (sources.contains(Source.UNKNOWN)) {
            return Id.UNKNOWN;
        } else if (unset && !(set && stored)) {
            return set ? Id.UNKNOWN : Id.UNSET;
        }
        return sources.contains(Source.STATE) ? Id.STATE : Id.MESSAGE;
    }

    /** What was read, or nothing: mappers ask for {@code null} all the same, and what is not found is made once. */
    private boolean isStored(Expr value) {
        List<Expr> set = Exprs.options(value).stream()
                .filter(option -> !(option instanceof Expr.Null))
                .toList();
        return !set.isEmpty()
                && set.stream().allMatch(option -> provenance.of(option).contains(Source.STATE));
    }

    /** A library's method that is given nothing, and of which nothing is known. */
    private boolean isOpaque(Expr.Call call) {
        return !call.method().owner().startsWith("java/")
                && (call.args().isEmpty() ? catalog.role(call.method()).isEmpty() : isTakenOut(call));
    }

    /** What is taken out of a library's object that was made in this run: whatever was put in there, which is not followed. */
    private boolean isTakenOut(Expr.Call call) {
        return call.receiver()
                && Exprs.nonNull(call.args().get(0)) instanceof Expr.Fresh made
                && made.fields().equals(Fields.UNKNOWN)
                && provenance.of(call).isEmpty();
    }

    /** What an object holds that was made in this run and is no entity, where nobody was seen to set it: most likely nothing. */
    private boolean isSetByNobody(Expr part) {
        return part instanceof Expr.Field field
                && field.base() instanceof Expr.Fresh made
                && tables.entityOf(made.type()).isEmpty();
    }

    /** The id of another object that was made in this run, as the store has set it. */
    private boolean isGenerated(Expr part) {
        return part instanceof Expr.Field field
                && field.base() instanceof Expr.Fresh made
                && tables.entityOf(made.type())
                        .flatMap(Entity::key)
                        .filter(key -> key.generated() && key.properties().contains(field.name()))
                        .isPresent();
    }
}
