package dev.hapax.analysis.judge;

import dev.hapax.analysis.Rule;
import dev.hapax.analysis.catalog.SaveMode;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.Names;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.entities.Entity;
import dev.hapax.analysis.entities.Entity.Several;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a second run does that puts something into a collection of an object that a store handed out: a new entity is saved
 * with the one that holds it, and so are values.
 */
final class ChildChanges {
    private static final Set<String> ADDING =
            Set.of("add", "addAll", "addFirst", "addLast", "offer", "push", "offerFirst", "offerLast");

    private final Tables tables;
    private final Origins origins;
    private final Expansion expansion;
    private final NewEntities fresh;
    private final EntityIds ids;
    private final Equality equality;
    private final MemoryChanges memory;

    ChildChanges(
            Tables tables,
            Origins origins,
            Expansion expansion,
            NewEntities fresh,
            EntityIds ids,
            Equality equality,
            MemoryChanges memory) {
        this.tables = tables;
        this.origins = origins;
        this.expansion = expansion;
        this.fresh = fresh;
        this.ids = ids;
        this.equality = equality;
        this.memory = memory;
    }

    /** A collection of something that was read, and what is put into it. */
    private record Adding(Effect effect, Expr.Field field, Origins.Stored stored, boolean set, Set<Expr> added) {
        Optional<Several> holds() {
            return stored.entity()
                    .flatMap(entity -> Optional.ofNullable(entity.collections().get(field.name())));
        }
    }

    /** What a call changes; empty where it puts nothing into a collection whose elements make a difference. */
    Optional<Change> of(Effect effect, MethodKey method) {
        if (!method.owner().startsWith("java/util/")
                || !ADDING.contains(method.name())
                || !(Exprs.nonNull(effect.operand(0)) instanceof Expr.Field field)) {
            return Optional.empty();
        }
        Optional<Origins.Stored> stored = origins.of(field.base());
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        Expr argument = effect.operand(effect.operands().size() - 1);
        Expr added = method.name().endsWith("All") ? expansion.elementOf(argument) : expansion.of(argument);
        boolean set = method.owner().endsWith("Set");
        return of(new Adding(effect, field, stored.get(), set, Exprs.options(Exprs.nonNull(added))));
    }

    private Optional<Change> of(Adding adding) {
        Several holds = adding.holds().orElse(Several.VALUES);
        List<Expr.Fresh> made = new ArrayList<>();
        adding.added().forEach(option -> {
            if (option instanceof Expr.Fresh one && !one.type().startsWith("java/")) {
                made.add(one);
            }
        });
        boolean same = adding.set() && made.stream().allMatch(this::isSameAgain);
        if (holds == Several.INVERSE || same) {
            return Optional.of(
                    change(adding, Repeat.NOTHING, "", adding.stored().subject(), "elements"));
        } else if (holds == Several.OWNED || holds == Several.PARTS) {
            return made.isEmpty() ? Optional.empty() : Optional.of(saved(adding, made));
        } else if (holds == Several.LINKED) {
            return made.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            change(adding, Repeat.NOTHING, "", adding.stored().subject(), "elements"));
        }
        return adding.set() && !made.isEmpty()
                ? Optional.of(change(
                        adding,
                        memory.repeated(adding.effect(), Optional.of(adding.stored())),
                        "none is equal to one that is there",
                        adding.stored().subject(),
                        name(made.get(0))))
                : Optional.empty();
    }

    /** Whether a set that has got the object from one run takes the one from the next for the same. */
    private boolean isSameAgain(Expr.Fresh made) {
        Optional<Set<String>> fields = equality.fields(made);
        if (fields.isEmpty()) {
            return false;
        }
        Set<String> generated = tables.entityOf(made.type())
                .flatMap(Entity::key)
                .filter(Entity.Key::generated)
                .map(Entity.Key::properties)
                .orElse(Set.of());
        if (fields.get().stream().anyMatch(field -> generated.contains(field) && EntityIds.isUnset(made, field))) {
            return false;
        }
        List<Expr> values = fields.get().stream()
                .filter(field -> made.fields().get(field).isPresent())
                .map(field -> EntityIds.value(made, field))
                .toList();
        return values.isEmpty() || ids.of(values) == EntityIds.Id.MESSAGE;
    }

    private Change saved(Adding adding, List<Expr.Fresh> made) {
        boolean attached =
                adding.stored().attached() && adding.effect().transaction().isOpen();
        Expr.Fresh child = made.get(0);
        Optional<Entity> entity = tables.entityOf(child.type());
        NewEntities.Outcome outcome = entity.map(
                        found -> fresh.of(child, found, attached ? SaveMode.PERSIST : SaveMode.MERGE))
                .orElse(new NewEntities.Outcome(Repeat.PERHAPS, ""));
        boolean written = memory.repeated(adding.effect(), Optional.of(adding.stored())) == Repeat.AGAIN;
        Repeat repeat = written || outcome.repeat() == Repeat.NOTHING ? outcome.repeat() : Repeat.PERHAPS;
        return change(
                adding,
                repeat,
                outcome.why(),
                entity.map(Tables::of).orElse(adding.stored().subject()),
                name(child));
    }

    private static String name(Expr.Fresh made) {
        return "`" + Names.simple(made.type()) + "`";
    }

    private static Change change(Adding adding, Repeat repeat, String why, Subject subject, String name) {
        String collection = "`" + Growth.name(adding.field()) + "`";
        return new Change(
                adding.effect(),
                repeat,
                Rule.INSERT,
                List.of(StateReads.field(adding.field()), adding.stored().subject(), subject),
                true,
                adding.field(),
                true,
                new Change.Words(
                        "adds a new " + name + " to " + collection + " again",
                        "the change of " + collection,
                        why,
                        List.of(
                                "Look first whether " + collection
                                        + " has it already, by something that the message brings,",
                                "make it a Set of objects that are equal by what the message brings,",
                                "or let each message count once:",
                                "  @Dedup(key = \"…\")")));
    }
}
