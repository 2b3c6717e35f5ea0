package dev.hapax.analysis.judge;

import dev.hapax.analysis.Rule;
import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.catalog.SaveMode;
import dev.hapax.analysis.classes.Names;
import dev.hapax.analysis.effect.Action;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.entities.Entity;
import dev.hapax.analysis.entities.Store;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Guard;
import dev.hapax.analysis.flow.Subexpressions;
import dev.hapax.analysis.judge.NewEntities.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a second run does of a call that saves an entity: that depends on where the entity comes from. */
final class EntityChanges {
    private final Tables tables;
    private final Origins origins;
    private final Expansion expansion;
    private final NewEntities fresh;
    private final CopiedState copied;
    private final KeptVersions versions;
    private final OtherIds others;
    private final SetProperties properties;
    private final SavedBefore before;
    private final MadeBehind behind;

    EntityChanges(
            Tables tables,
            Origins origins,
            Expansion expansion,
            NewEntities fresh,
            CopiedState copied,
            KeptVersions versions,
            OtherIds others,
            SetProperties properties,
            SavedBefore before,
            MadeBehind behind) {
        this.behind = behind;
        this.tables = tables;
        this.origins = origins;
        this.expansion = expansion;
        this.fresh = fresh;
        this.copied = copied;
        this.versions = versions;
        this.others = others;
        this.properties = properties;
        this.before = before;
    }

    Stream<Change> of(Effect effect, Action.Catalogued call, Role.SavesEntity role) {
        Expr given = SavedObjects.given(effect, call, role);
        Expr saved = SavedObjects.of(effect, call, role, expansion);
        Optional<Entity> declared = tables.entity(call.method(), effect.operands());
        List<Expr> made = new ArrayList<>();
        Map<Expr, Expr> copies = new HashMap<>();
        Optional<Expr> read = Optional.empty();
        for (Expr option : Exprs.options(Exprs.nonNull(saved))) {
            if (!(option instanceof Expr.Fresh) && origins.of(option).isPresent()) {
                read = Optional.of(option);
            } else {
                made.add(option);
                found(option, declared).ifPresent(found -> copies.put(option, found));
            }
        }
        read = read.or(() -> copies.values().stream().findFirst());
        List<Change> changes = new ArrayList<>();
        for (Expr object : made) {
            Optional<Entity> entity = entity(object, declared);
            Outcome outcome = isTold(object, entity, effect)
                    ? new Outcome(Repeat.NOTHING, "")
                    : outcome(object, entity, role.mode(), properties.of(given, effect));
            boolean again = copies.containsKey(object)
                    || read.filter(found -> isOther(object, entity, found, given, effect))
                            .isPresent();
            Effect own = behind.guarded(again || isDemanded(given) ? effect : guarded(effect, read), object, given);
            changes.add(change(own, call, entity, object, outcome, true));
            entity.filter(found -> object instanceof Expr.Fresh)
                    .flatMap(found -> copied.growth((Expr.Fresh) object, found, effect))
                    .ifPresent(changes::add);
        }
        if (made.isEmpty()) {
            changes.add(change(effect, call, declared, saved, new Outcome(Repeat.NOTHING, ""), false));
        }
        return changes.stream();
    }

    /** Whether an object is saved once more that makes a row each time where it was saved first. */
    private boolean isTold(Expr object, Optional<Entity> entity, Effect effect) {
        return object instanceof Expr.Fresh made
                && before.of(made, effect)
                        .filter(first -> !outcome(first.object(), entity, first.mode(), Map.of())
                                .repeat()
                                .isHarmless())
                        .isPresent();
    }

    private Optional<Entity> entity(Expr object, Optional<Entity> declared) {
        return object instanceof Expr.Fresh made ? tables.entityOf(made.type(), declared) : declared;
    }

    /** What was found that a new object stands for. */
    private Optional<Expr> found(Expr object, Optional<Entity> declared) {
        return entity(object, declared)
                .filter(entity -> object instanceof Expr.Fresh)
                .flatMap(entity -> versions.found((Expr.Fresh) object, entity));
    }

    private boolean isOther(Expr object, Optional<Entity> entity, Expr found, Expr given, Effect save) {
        return object instanceof Expr.Fresh made
                && entity.filter(known -> others.has(made, known, found, given, save))
                        .isPresent();
    }

    /** Whether one of several objects is one that has to be found: where it is not, no other is made, but an exception thrown. */
    private static boolean isDemanded(Expr given) {
        return Exprs.options(Exprs.nonNull(given)).stream()
                .anyMatch(option -> option instanceof Expr.Call call
                        && call.method().name().equals("orElseThrow")
                        && call.args().size() == 2);
    }

    /** An object that is made where none was read is made behind a check, though no branch shows it. */
    private static Effect guarded(Effect effect, Optional<Expr> read) {
        return read.map(found -> effect.behind(new Guard(effect.site(), Guard.UNSEEN, found, Guard.Outcome.NULL)))
                .orElse(effect);
    }

    private Outcome outcome(Expr object, Optional<Entity> entity, SaveMode mode, Map<String, Expr> set) {
        if (mode == SaveMode.UPDATE) {
            return new Outcome(Repeat.NOTHING, "");
        }
        if (object instanceof Expr.Fresh made && entity.isPresent()) {
            return fresh.of(made, entity.get(), mode, set);
        }
        return object instanceof Expr.Fresh
                ? new Outcome(mode == SaveMode.PERSIST ? Repeat.AGAIN : Repeat.PERHAPS, "")
                : entity.flatMap(found -> fresh.renamed(found, mode, set))
                        .or(() -> entity.filter(found -> isMadeHere(object, found))
                                .flatMap(found -> fresh.lost(object, found, mode)))
                        .orElseGet(() -> given(entity, mode));
    }

    /** Whether an object is among those that this run has made, of which there was too much to say. */
    private static boolean isMadeHere(Expr object, Entity entity) {
        return Subexpressions.hold(
                object,
                part -> part instanceof Expr.Mixed mixed
                        && mixed.leaves().stream()
                                .anyMatch(leaf -> leaf instanceof Expr.Fresh made
                                        && made.type().equals(entity.className())));
    }

    /** An object that came from elsewhere, with the message most likely: its id is what the sender made of it. */
    private static Outcome given(Optional<Entity> entity, SaveMode mode) {
        boolean generated =
                entity.flatMap(Entity::key).filter(key -> !key.generated()).isEmpty();
        if (mode == SaveMode.PERSIST) {
            return generated
                    ? new Outcome(Repeat.AGAIN, "that makes another one, or fails where its id is there already")
                    : new Outcome(
                            Repeat.FAILS, "there is one with its id, so the message fails and comes back for ever");
        }
        boolean updates = mode == SaveMode.UPSERT
                || entity.filter(found -> found.store() == Store.RELATIONAL && mode == SaveMode.SAVE)
                        .isPresent();
        boolean brought =
                entity.flatMap(Entity::key).filter(Entity.Key::brought).isPresent();
        return generated
                        && !updates
                        && !brought
                        && !entity.filter(EntityChanges::isNamed).isPresent()
                ? new Outcome(
                        Repeat.PERHAPS,
                        "unless the message brings the id that the store knows it by, that makes another one")
                : new Outcome(Repeat.NOTHING, "");
    }

    /** Whether a document's key is called after what it is about: that is known elsewhere, too, and whoever sends it sets it. */
    private static boolean isNamed(Entity entity) {
        return entity.store() != Store.JPA
                && entity.key()
                        .filter(key -> key.properties().stream()
                                .noneMatch(name -> name.equals("id") || name.equals("_id") || name.equals("uuid")))
                        .isPresent();
    }

    private Change change(
            Effect effect,
            Action.Catalogued call,
            Optional<Entity> entity,
            Expr object,
            Outcome outcome,
            boolean isNew) {
        String name = entity.map(Entity::className)
                .or(() -> object instanceof Expr.Fresh made ? Optional.of(made.type()) : Optional.empty())
                .map(type -> "`" + Names.simple(type) + "`")
                .orElse("an entity");
        String thing = object instanceof Expr.Fresh ? "a new " + name : name;
        return new Change(
                effect,
                outcome.repeat(),
                Rule.INSERT,
                List.of(entity.map(Tables::of)
                        .orElseGet(() -> tables.of(call.method(), call.role(), effect.operands()))),
                true,
                effect.operand(0),
                isNew,
                new Change.Words(
                        "saves " + thing + " again",
                        "the call of `" + call.method().display() + "`",
                        outcome.why(),
                        fix(entity, name)));
    }

    private static List<String> fix(Optional<Entity> entity, String name) {
        String id = entity.flatMap(Entity::key)
                .flatMap(key -> key.properties().stream().findFirst())
                .orElse("id");
        return List.of(
                "Give the " + name
                        + " an id that comes from the message, without generating one, and let the save overwrite:",
                "  @Id private String " + id + ";   // set from the message",
                "or look for what the message has made already, in the transaction that saves:",
                "  if (!repository.existsBy…(message.id())) { repository.save(…); }",
                "or let each message count once:",
                "  @Dedup(key = \"…\")");
    }
}
