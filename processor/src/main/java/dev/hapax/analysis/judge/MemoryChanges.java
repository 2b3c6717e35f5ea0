package dev.hapax.analysis.judge;

import dev.hapax.analysis.Rule;
import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.catalog.Role.EffectKind;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.Names;
import dev.hapax.analysis.effect.CatalogLookup;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import java.util.List;
import java.util.Optional;

/** Changes of objects in memory: fields, collections, atomics. An object that was made in this run is nobody else's business. */
final class MemoryChanges {
    private final CatalogLookup catalog;
    private final Phrases phrases;

    MemoryChanges(CatalogLookup catalog, Phrases phrases) {
        this.catalog = catalog;
        this.phrases = phrases;
    }

    /** A write to a field: growth, or a value set. */
    Optional<Change> ofField(Effect effect) {
        if (!(effect.operand(0) instanceof Expr.Field field) || !isShared(field.base())) {
            return Optional.empty();
        }
        Expr value = effect.operand(1);
        Optional<Expr.Op> growth = growth(value, field);
        boolean durable = isManaged(field.base());
        String name = Names.simple(field.owner()) + "." + field.name();
        String again = growth.map(op -> describe(op, field, name)).orElse("sets `" + name + "` again");
        Change.Words words = new Change.Words(again, "the change of `" + name + "`", fix(name));
        return Optional.of(new Change(
                effect,
                growth.isPresent() ? Repeat.AGAIN : Repeat.NOTHING,
                Rule.INCREMENT,
                List.of(StateReads.field(field)),
                durable,
                field.base(),
                growth.isEmpty(),
                words));
    }

    private static List<String> fix(String name) {
        return List.of(
                "Set `" + name + "` to a value from the message instead of changing the one that is there,",
                "or let each message count once: @Dedup(key = \"…\").");
    }

    private String describe(Expr.Op growth, Expr.Field field, String name) {
        return growth.operands().stream()
                .filter(operand -> !operand.equals(field))
                .findFirst()
                .map(added -> "adds " + phrases.quoted(added, "an amount") + " to `" + name + "` again")
                .orElse("changes `" + name + "` again");
    }

    /** Arithmetic in a value on the very field that it is written to. */
    private static Optional<Expr.Op> growth(Expr value, Expr.Field field) {
        Expr.Op[] found = new Expr.Op[1];
        Exprs.visit(value, part -> {
            if (part instanceof Expr.Op op
                    && op.operator() == Expr.Operator.ARITHMETIC
                    && op.operands().contains(field)) {
                found[0] = op;
            }
        });
        return Optional.ofNullable(found[0]);
    }

    /** A call that changes its receiver. */
    Optional<Change> ofCall(Effect effect, MethodKey method, EffectKind kind) {
        Expr receiver = Exprs.nonNull(effect.operand(0));
        if (!isShared(receiver)) {
            return Optional.empty();
        }
        boolean grows = kind == EffectKind.ADD || kind == EffectKind.APPEND;
        String name = phrases.quoted(receiver, "a " + Names.simple(method.owner()));
        String verb = kind == EffectKind.APPEND ? "appends to " : "changes ";
        Subject subject = receiver instanceof Expr.Field field
                ? StateReads.field(field)
                : new Subject(Subject.Kind.FIELD, Names.simple(method.owner()));
        return Optional.of(new Change(
                effect,
                grows ? Repeat.AGAIN : Repeat.NOTHING,
                Rule.INCREMENT,
                List.of(subject),
                false,
                receiver,
                !grows,
                new Change.Words(verb + name + " again", "the change of " + name, fix(name.replace("`", "")))));
    }

    /** Whether an object can outlive the run: it comes from the handler, the message or a static field. */
    private static boolean isShared(Expr base) {
        Expr root = Exprs.root(base);
        return root instanceof Expr.Param || root instanceof Expr.Static;
    }

    /** Whether a store handed out the object and will write it back by itself. */
    private boolean isManaged(Expr base) {
        boolean[] managed = {false};
        Exprs.visit(base, part -> {
            if (part instanceof Expr.Call call) {
                managed[0] |= catalog.role(call.method()).orElse(null) instanceof Role.Effect effect
                        && effect.kind() == EffectKind.READ;
            }
        });
        return managed[0];
    }
}
