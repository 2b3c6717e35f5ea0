package dev.hapax.analysis.judge;

import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.effect.CatalogLookup;
import dev.hapax.analysis.entities.Entity;
import dev.hapax.analysis.entities.Store;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.sql.SqlJudgement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells which objects a store has handed out. */
final class Origins {
    private static final int MAX_DEPTH = 6;
    private static final Set<String> GOING_ON = Set.of("then", "thenMany", "thenReturn", "replaceWith");

    private final CatalogLookup catalog;
    private final Statements statements;
    private final Tables tables;
    private final Expansion expansion;
    private final Map<Expr, Optional<Stored>> origins = new HashMap<>();

    Origins(CatalogLookup catalog, Statements statements, Tables tables, Expansion expansion) {
        this.catalog = catalog;
        this.statements = statements;
        this.tables = tables;
        this.expansion = expansion;
    }

    /**
     * Where a store has an object.
     *
     * @param subject its table or collection
     * @param entity what it is, where that is known
     * @param attached whether the store writes back what is changed in it, at the end of the transaction
     * @param read whether it was read from a text that the store handed out
     */
    record Stored(Subject subject, Optional<Entity> entity, boolean attached, boolean read) {
        /** The same, as what a text holds. */
        Stored ofText() {
            return new Stored(subject, entity, false, true);
        }
    }

    /** Where an object was read from; empty where no store has handed it out, as far as can be seen. */
    Optional<Stored> of(Expr object) {
        Optional<Stored> known = origins.get(object);
        if (known == null) {
            known = object instanceof Expr.Element
                    ? expanded(object).or(() -> of(object, 0)) // a step may have gone on with something else
                    : of(object, 0).or(() -> expanded(object));
            origins.put(object, known);
        }
        return known;
    }

    /** Where the text was read from that an object was made of, as a whole. */
    Optional<Stored> ofText(Expr object) {
        return object instanceof Expr.Call call && catalog.text(call).isPresent() ? of(object) : Optional.empty();
    }

    /** What was put into an object that a method of the project has made. */
    private Optional<Stored> expanded(Expr object) {
        Expr seen = object instanceof Expr.Field || object instanceof Expr.Element ? expansion.of(object) : object;
        return seen.equals(object) ? Optional.empty() : of(seen, 0);
    }

    private Optional<Stored> of(Expr object, int depth) {
        Expr at = object;
        while (true) {
            if (at instanceof Expr.Call call) {
                Optional<Stored> read =
                        read(call).or(() -> returned(call, depth)).or(() -> gathered(call, depth));
                Optional<Expr> holder = catalog.text(call);
                if (read.isEmpty() && holder.isPresent()) {
                    return depth > MAX_DEPTH
                            ? Optional.empty()
                            : of(Exprs.nonNull(holder.get()), depth + 1).map(Stored::ofText);
                }
                if (read.isPresent() || call.args().isEmpty() || (!call.receiver() && !isWrapping(call))) {
                    return read;
                }
                at = Exprs.nonNull(call.args().get(goesOnWithAnother(call) ? 1 : 0));
            } else if (at instanceof Expr.Field field) {
                at = Exprs.nonNull(field.base());
            } else if (at instanceof Expr.Element element) {
                at = Exprs.nonNull(element.of());
            } else if (at instanceof Expr.OneOf choice) {
                return first(choice.options(), depth);
            } else if (at instanceof Expr.Fresh made && made.type().startsWith("java/util/")) {
                return first(made.parts(), depth); // a list of one's own holds the same objects
            } else {
                return Optional.empty();
            }
        }
    }

    private Optional<Stored> first(Iterable<Expr> options, int depth) {
        for (Expr option : options) {
            Optional<Stored> stored = depth > MAX_DEPTH ? Optional.empty() : of(option, depth + 1);
            if (stored.isPresent()) {
                return stored;
            }
        }
        return Optional.empty();
    }

    private Optional<Stored> returned(Expr.Call call, int depth) {
        return depth > MAX_DEPTH
                ? Optional.empty()
                : expansion.returned(call).flatMap(result -> first(Exprs.options(result), depth + 1));
    }

    /** What a map is given where it has nothing yet: {@code byId.computeIfAbsent(id, accounts::find)}. */
    private Optional<Stored> gathered(Expr.Call call, int depth) {
        boolean gathers = call.method().name().equals("computeIfAbsent")
                && call.method().owner().startsWith("java/util/")
                && call.args().size() == 3;
        return gathers && depth <= MAX_DEPTH && call.args().get(2) instanceof Expr.Lambda found
                ? first(
                        Exprs.options(
                                expansion.resultOf(found, List.of(call.args().get(1)))),
                        depth + 1)
                : Optional.empty();
    }

    /** A reactive chain that forgets what came before: {@code known.then(find(id))}. */
    private static boolean goesOnWithAnother(Expr.Call call) {
        return call.receiver()
                && call.args().size() == 2
                && isWrapping(call)
                && GOING_ON.contains(call.method().name());
    }

    /** A static call that puts its argument into something, as {@code Optional.ofNullable} does. */
    private static boolean isWrapping(Expr.Call call) {
        String owner = call.method().owner();
        return owner.startsWith("java/util/")
                || owner.startsWith("reactor/core/publisher/")
                || owner.startsWith("io/smallrye/mutiny/");
    }

    private Optional<Stored> read(Expr.Call call) {
        Optional<Role> known = catalog.role(call.method());
        if (known.isEmpty()) {
            return Optional.empty();
        }
        Role role = known.get();
        boolean reads = (role instanceof Role.Effect effect && effect.kind() == Role.EffectKind.READ)
                || role instanceof Role.SavesEntity;
        if (reads) {
            Optional<Entity> entity = tables.entity(call.method(), call.args());
            boolean attached =
                    entity.filter(found -> found.store() == Store.JPA).isPresent();
            return Optional.of(new Stored(tables.of(call.method(), role, call.args()), entity, attached, false));
        }
        return Statements.runs(role) ? selected(call, role) : Optional.empty();
    }

    private Optional<Stored> selected(Expr.Call call, Role role) {
        boolean persistence = call.method().owner().contains("/persistence/")
                || call.method().owner().startsWith("org/hibernate/")
                || role instanceof Role.RunsText;
        for (SqlJudgement statement : statements.of(role, call.args(), call.receiver())) {
            if (statement instanceof SqlJudgement.Read read && !read.tables().isEmpty()) {
                String table = read.tables().get(0);
                Optional<Entity> entity = tables.entityNamed(table);
                boolean attached = persistence
                        && entity.filter(found -> found.store() == Store.JPA).isPresent();
                return Optional.of(new Stored(tables.named(table), entity, attached, false));
            }
        }
        return Optional.empty();
    }
}
