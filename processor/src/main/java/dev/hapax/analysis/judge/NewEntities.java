package dev.hapax.analysis.judge;

import dev.hapax.analysis.catalog.SaveMode;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.effect.Effects;
import dev.hapax.analysis.entities.Entity;
import dev.hapax.analysis.entities.Store;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a second run does that saves an object again which each run makes anew: its id decides, and how it is saved. */
final class NewEntities {
    private static final String DRAWN = "its id differs from run to run, so that makes another one";
    private static final String PERSISTABLE = "org/springframework/data/domain/Persistable";

    private final EntityIds ids;
    private final Tables tables;
    private final Expansion expansion;
    private final Hierarchy hierarchy;
    private final Effects effects;

    NewEntities(EntityIds ids, Tables tables, Expansion expansion, Hierarchy hierarchy, Effects effects) {
        this.ids = ids;
        this.tables = tables;
        this.expansion = expansion;
        this.hierarchy = hierarchy;
        this.effects = effects;
    }

    /**
     * What a second run does.
     *
     * @param repeat that
     * @param why in words, as the end of a sentence; may be empty
     */
    record Outcome(Repeat repeat, String why) {}

    Outcome of(Expr.Fresh made, Entity entity, SaveMode mode) {
        return of(made, entity, mode, Map.of());
    }

    /**
     * The same.
     *
     * @param set what was surely set in the object since it was made
     */
    Outcome of(Expr.Fresh made, Entity entity, SaveMode mode, Map<String, Expr> set) {
        Expr.Fresh complete = complete(made, entity);
        boolean always = entity.key().filter(Entity.Key::always).isPresent();
        EntityIds.Id id = always && mode == SaveMode.PERSIST ? EntityIds.Id.UNSET : ids.of(complete, entity, set);
        boolean inserts = mode == SaveMode.PERSIST || (mode == SaveMode.SAVE && isNew(complete, entity));
        return switch (id) {
            case UNSET -> again(mode, entity, complete, "its id is generated, so that makes another one");
            case RANDOM -> again(mode, entity, complete, DRAWN);
            case MESSAGE, STATE ->
                inserts ? failing(entity) : children(complete, entity).orElseGet(() -> stable(id, entity, mode));
            case UNKNOWN -> unknown(inserts, entity);
        };
    }

    /** Whether an object surely gets an id of its own in each run. */
    boolean haveAnotherId(Expr.Fresh made, Entity entity) {
        EntityIds.Id id = ids.of(complete(made, entity), entity);
        return id == EntityIds.Id.RANDOM
                || (id == EntityIds.Id.UNSET
                        && entity.key().filter(Entity.Key::generated).isPresent());
    }

    /** An object as it is when it is inserted. */
    private Expr.Fresh complete(Expr.Fresh made, Entity entity) {
        Expr.Fresh complete = made;
        for (String callback : entity.callbacks()) {
            complete = effects.after(new MethodKey(made.type(), callback, "()V"), complete);
        }
        return complete;
    }

    /**
     * New children of an object that takes the place of the one that is there: they are saved again, and those from before
     * stay in their table, unless they are deleted where they leave their parent.
     */
    private Optional<Outcome> children(Expr.Fresh made, Entity entity) {
        return entity.collections().entrySet().stream()
                .filter(collection -> collection.getValue() == Entity.Several.OWNED)
                .flatMap(collection -> made.fields().get(collection.getKey()).stream())
                .flatMap(value -> Exprs.options(expansion.elementOf(value)).stream())
                .filter(Expr.Fresh.class::isInstance)
                .map(Expr.Fresh.class::cast)
                .filter(child -> tables.entityOf(child.type())
                        .filter(found -> ids.of(child, found) == EntityIds.Id.UNSET)
                        .isPresent())
                .map(child -> new Outcome(
                        Repeat.PERHAPS,
                        "it brings a new `" + dev.hapax.analysis.classes.Names.simple(child.type())
                                + "` with a generated id, and the one from before stays"))
                .findFirst();
    }

    private Outcome again(SaveMode mode, Entity entity, Expr.Fresh made, String why) {
        if (mode == SaveMode.UPDATE) {
            return new Outcome(Repeat.NOTHING, "");
        }
        for (Set<String> unique : entity.uniques()) {
            List<Expr> values =
                    unique.stream().map(name -> EntityIds.value(made, name)).toList();
            if (values.stream().noneMatch(Exprs.UNKNOWN::equals) && ids.of(values) == EntityIds.Id.MESSAGE) {
                return new Outcome(
                        Repeat.FAILS,
                        "there is one with its `" + String.join("`, `", unique)
                                + "`, so the message fails and comes back for ever");
            }
        }
        return new Outcome(Repeat.AGAIN, why);
    }

    private static Outcome failing(Entity entity) {
        String key = entity.key()
                .map(found -> String.join("`, `", found.properties()))
                .orElse("id");
        return new Outcome(
                Repeat.FAILS, "there is one with its `" + key + "`, so the message fails and comes back for ever");
    }

    /** An id that is there the second time: JPA makes another one where it is used to making ids itself. */
    private static Outcome stable(EntityIds.Id id, Entity entity, SaveMode mode) {
        boolean made = entity.store() == Store.JPA
                && entity.key().filter(Entity.Key::generated).isPresent();
        return made && id == EntityIds.Id.MESSAGE && (mode == SaveMode.SAVE || mode == SaveMode.MERGE)
                ? new Outcome(
                        Repeat.PERHAPS,
                        "its id is set although the store generates ids: where there is none with that id, another one is made")
                : new Outcome(Repeat.NOTHING, "");
    }

    /**
     * The outcome for an object that was made in this run, and of which no more is known than what went into it.
     *
     * @return empty where nothing in it was drawn: then its id was not, either
     */
    Optional<Outcome> lost(Expr mixture, Entity entity, SaveMode mode) {
        return ids.holdDrawn(mixture) ? Optional.of(unknown(mode == SaveMode.PERSIST, entity)) : Optional.empty();
    }

    /**
     * The outcome for an object that the message has brought and whose id was set in this run.
     *
     * @param set what was surely set in it
     * @return empty where that leaves its id what it was, or what it will be again
     */
    Optional<Outcome> renamed(Entity entity, SaveMode mode, Map<String, Expr> set) {
        Set<String> key = entity.key().map(Entity.Key::properties).orElse(Set.of());
        if (key.isEmpty() || !set.keySet().containsAll(key) || mode == SaveMode.UPDATE) {
            return Optional.empty();
        }
        return switch (ids.of(key.stream().map(set::get).toList())) {
            case RANDOM -> Optional.of(new Outcome(Repeat.AGAIN, DRAWN));
            case UNSET -> Optional.of(new Outcome(Repeat.AGAIN, "its id is taken away, so that makes another one"));
            case MESSAGE, STATE, UNKNOWN -> Optional.empty();
        };
    }

    private static Outcome unknown(boolean inserts, Entity entity) {
        String what = "`" + dev.hapax.analysis.classes.Names.simple(entity.className()) + "`";
        return inserts
                ? new Outcome(Repeat.AGAIN, "that makes another one, or fails where its id is there already")
                : new Outcome(Repeat.PERHAPS, "where the id of the " + what + " comes from could not be told");
    }

    /** Whether Spring Data takes the object for new whatever its id is. */
    private boolean isNew(Expr.Fresh made, Entity entity) {
        if (hierarchy.supertypes(made.type()).contains(PERSISTABLE)) {
            return hierarchy
                    .resolve(new MethodKey(made.type(), "isNew", "()Z"))
                    .filter(method -> !method.isAbstract() && method.owner().isProject())
                    .flatMap(method -> effects.returned(method, List.of(made)))
                    .map(NewEntities::isTrue)
                    .orElse(false);
        }
        return entity.version()
                .filter(version -> EntityIds.isUnset(made, version))
                .isPresent();
    }

    /** A flag that nobody has set is false; of what depends on more, a new object is the likelier case. */
    private static boolean isTrue(Expr flag) {
        return !flag.equals(new Expr.Const(0)) && !(flag instanceof Expr.Field);
    }
}
