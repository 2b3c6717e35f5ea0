package dev.hapax.analysis.judge;

import dev.hapax.analysis.Rule;
import dev.hapax.analysis.catalog.Role.EffectKind;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.Names;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import java.util.List;
import java.util.Optional;

/** Changes of objects in memory: fields, collections, atomics. An object that was made in this run is nobody else's business. */
final class MemoryChanges {
    private final Phrases phrases;
    private final Growth growth;
    private final Origins origins;
    private final SavedHere saved;
    private final Writes writes;
    private final MappedState mapped;
    private final KeptEntries kept;
    private final Tables tables;

    MemoryChanges(
            Phrases phrases,
            Growth growth,
            Origins origins,
            SavedHere saved,
            Writes writes,
            MappedState mapped,
            KeptEntries kept,
            Tables tables) {
        this.phrases = phrases;
        this.growth = growth;
        this.origins = origins;
        this.saved = saved;
        this.writes = writes;
        this.mapped = mapped;
        this.kept = kept;
        this.tables = tables;
    }

    /** A write to a field: growth, or a value set. */
    Optional<Change> ofField(Effect effect) {
        if (!(effect.operand(0) instanceof Expr.Field field)) {
            return Optional.empty();
        }
        Optional<Origins.Stored> stored = origins.of(field.base()).or(() -> mapped.of(field));
        if (stored.isPresent() ? tables.isTransient(field) : !isShared(field.base())) {
            return Optional.empty();
        }
        Optional<Growth.Found> found =
                growth.of(effect.operand(1), field).filter(by -> stored.isEmpty() || !saved.isNew(field));
        String name = Growth.name(field);
        String again = found.map(by -> growth.again(by, name)).orElse("sets `" + name + "` again");
        Change.Words words = new Change.Words(again, "the change of `" + name + "`", fix(name));
        return Optional.of(new Change(
                effect,
                found.isPresent() ? repeated(effect, stored) : Repeat.NOTHING,
                Rule.INCREMENT,
                subjects(StateReads.field(field), stored),
                stored.isPresent(),
                field.base(),
                found.isEmpty(),
                words));
    }

    /** What a store handed out grows there if it is written back: by a call, or by itself at the end of a transaction. */
    Repeat repeated(Effect effect, Optional<Origins.Stored> stored) {
        boolean written = stored.isEmpty()
                || writes.reach(stored.get().subject())
                || (stored.get().attached() && effect.transaction().isOpen());
        boolean copy = stored.filter(Origins.Stored::read).isPresent(); // nobody else has it
        return written ? Repeat.AGAIN : copy ? Repeat.NOTHING : Repeat.PERHAPS;
    }

    private static List<Subject> subjects(Subject own, Optional<Origins.Stored> stored) {
        return stored.map(found -> List.of(own, found.subject())).orElse(List.of(own));
    }

    static List<String> fix(String name) {
        return List.of(
                "Set `" + name + "` to a value from the message instead of changing the one that is there,",
                "or let each message count once:",
                "  @Dedup(key = \"…\")");
    }

    /** A call that changes its receiver. */
    Optional<Change> ofCall(Effect effect, MethodKey method, EffectKind declared) {
        EffectKind kind = declared == EffectKind.ADD && kept.are(effect) ? EffectKind.SET : declared;
        Expr receiver = Exprs.nonNull(effect.operand(0));
        List<Expr.Field> fields = HeldCollections.fields(receiver);
        Optional<Expr.Field> kept = fields.stream()
                .filter(field -> origins.of(field.base()).isPresent())
                .findFirst();
        Optional<Origins.Stored> stored =
                kept.flatMap(field -> origins.of(field.base())).or(() -> origins.ofText(receiver));
        if (stored.isPresent() ? kept.filter(tables::isTransient).isPresent() : !isShared(receiver)) {
            return Optional.empty();
        }
        boolean own = kept.isPresent() && saved.isNew(kept.get());
        Optional<Growth.Found> found =
                !own && kind == EffectKind.SET ? growth.ofEntry(effect.operands()) : Optional.empty();
        boolean grows = !own && (kind == EffectKind.ADD || kind == EffectKind.APPEND || found.isPresent());
        String name = phrases.quoted(receiver, "a " + Names.simple(method.owner()));
        String verb = kind == EffectKind.APPEND ? "appends to " : "changes ";
        Subject subject = kept.or(() -> fields.stream().findFirst())
                .map(StateReads::field)
                .orElseGet(() -> new Subject(Subject.Kind.FIELD, Names.simple(method.owner())));
        return Optional.of(new Change(
                effect,
                grows ? repeated(effect, stored) : Repeat.NOTHING,
                kind == EffectKind.APPEND && stored.isPresent() ? Rule.APPEND : Rule.INCREMENT,
                subjects(subject, stored),
                stored.isPresent(),
                receiver,
                !grows || (kind == EffectKind.APPEND && stored.isPresent()),
                new Change.Words(
                        found.map(by -> growth.again(by, name.replace("`", ""))).orElse(verb + name + " again"),
                        "the change of " + name,
                        fix(name.replace("`", "")))));
    }

    /** Whether an object can outlive the run: it comes from the handler, the message or a static field. */
    private static boolean isShared(Expr base) {
        Expr root = Exprs.root(base);
        return root instanceof Expr.Param || root instanceof Expr.Static;
    }
}
