package dev.hapax.analysis.judge;

import dev.hapax.analysis.Rule;
import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.catalog.Role.EffectKind;
import dev.hapax.analysis.effect.Action;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Operator;
import dev.hapax.analysis.judge.Writing.Kind;
import dev.hapax.analysis.sql.Assignment;
import dev.hapax.analysis.sql.SqlJudgement;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds out how changes can close checks. */
final class Writings {
    /** Stands for a value that was read before. */
    static final Optional<Expr> KEPT = Optional.of(Exprs.STATIC);

    private final Statements statements;
    private final Origins origins;
    private final StateReads reads;
    private final Expansion expansion;

    Writings(Statements statements, Origins origins, StateReads reads, Expansion expansion) {
        this.expansion = expansion;
        this.statements = statements;
        this.reads = reads;
        this.origins = origins;
    }

    Writing of(Change change) {
        Effect effect = change.effect();
        if (effect.action() instanceof Action.FieldChange && effect.operand(0) instanceof Expr.Field field) {
            return field(change, field, effect.operand(1));
        } else if (effect.action() instanceof Action.Catalogued call) {
            return catalogued(change, effect, call);
        }
        return change.writes() ? Writing.of(Kind.WHOLE) : Writing.NOTHING;
    }

    private Writing catalogued(Change change, Effect effect, Action.Catalogued call) {
        Role role = call.role();
        if (Statements.runs(role)) {
            List<Expr> args = effect.arguments();
            return statements.of(role, args, call.receiver()).stream()
                    .map(statement -> statement(statement, effect))
                    .filter(writing -> writing.kind() != Kind.NOTHING)
                    .findFirst()
                    .orElse(Writing.NOTHING);
        }
        boolean appends = role instanceof Role.ProcessLocal local && local.kind() == EffectKind.APPEND;
        boolean mayHold = appends
                || ((role instanceof Role.ProcessLocal || role instanceof Role.GuardMark)
                        && change.channel() instanceof Expr.Field);
        if (mayHold && change.writes() && change.durable()) {
            return held(HeldCollections.fields(change.channel()), effect, appends ? Kind.PUT : Kind.VALUES);
        } else if (role instanceof Role.SavesEntity saves) {
            Expr entity = effect.operand(saves.entity().orElse(-1) + (call.receiver() ? 1 : 0));
            Expr made = Exprs.nonNull(expansion.of(entity));
            boolean isNew =
                    change.rule() == Rule.INSERT && (!change.repeat().isHarmless() || change.repeat() == Repeat.SKIPS);
            return origins.of(entity).isPresent() && !isNew && !(made instanceof Expr.Fresh)
                    ? Writing.of(Kind.WRITE_BACK)
                    : new Writing(Kind.WHOLE, values(made));
        } else if (role instanceof Role.Effect known
                && (known.kind() == EffectKind.DELETE || known.kind() == EffectKind.CONSUME)) {
            return Writing.of(Kind.REMOVAL);
        }
        return change.writes() ? Writing.of(Kind.WHOLE) : Writing.NOTHING;
    }

    private static Writing field(Change change, Expr.Field field, Expr value) {
        Map<String, Optional<Expr>> written = Map.of(name(field.name()), Optional.of(value));
        if (change.rule() == Rule.INCREMENT && change.durable() && isSum(value, field)) {
            return new Writing(Kind.GROWTH, written);
        }
        return change.writes() && !counts(value, field) ? new Writing(Kind.VALUES, written) : Writing.NOTHING;
    }

    /** Whether something is added to the old value, or to a constant where there is none, or taken off, whatever way the code takes. */
    private static boolean isSum(Expr value, Expr.Field field) {
        return value instanceof Expr.Op op
                && (op.operator() == Operator.ADD || op.operator() == Operator.SUBTRACT)
                && Exprs.options(Exprs.nonNull(op.operands().get(0))).stream()
                        .filter(old -> !(old instanceof Expr.Const))
                        .map(old -> old instanceof Expr.Field known ? known.name() : "")
                        .distinct()
                        .toList()
                        .equals(List.of(field.name()));
    }

    /** Whether a value is counted from such a field, if only of an object that is not known for the same: it passes a check again. */
    private static boolean counts(Expr value, Expr.Field field) {
        return Growth.ofAny(value, old -> old.name().equals(field.name())).isPresent();
    }

    private static Writing held(List<Expr.Field> collections, Effect effect, Kind kind) {
        Optional<Expr> put = Optional.of(effect.operand(effect.operands().size() - 1));
        return new Writing(
                kind,
                collections.stream()
                        .collect(Collectors.toMap(field -> name(field.name()), field -> put, (one, other) -> one)));
    }

    /**
     * What an object holds that was made in sight; a value of what was read counts as one that was kept, but for a collection
     * that was made of it and into which something was put.
     */
    private Map<String, Optional<Expr>> values(Expr entity) {
        Map<String, Optional<Expr>> values = new HashMap<>();
        if (entity instanceof Expr.Fresh made) {
            for (String field : made.fields().names()) {
                made.fields()
                        .get(field)
                        .ifPresent(value -> values.put(name(field), isKept(value) ? KEPT : Optional.of(value)));
            }
        }
        return values;
    }

    private boolean isKept(Expr value) {
        boolean filled = Exprs.options(Exprs.nonNull(value)).stream()
                .anyMatch(option -> option instanceof Expr.Fresh made
                        && made.type().startsWith("java/util/")
                        && !made.fields().names().isEmpty());
        return !filled && !reads.looks(value).isEmpty();
    }

    private static Writing statement(SqlJudgement statement, Effect effect) {
        if (statement instanceof SqlJudgement.InsertInto insert) {
            return new Writing(Kind.WHOLE, InsertedValues.of(insert, effect));
        } else if (statement instanceof SqlJudgement.DeleteFrom) {
            return Writing.of(Kind.REMOVAL);
        } else if (statement instanceof SqlJudgement.Update update) {
            Map<String, Optional<Expr>> values = new HashMap<>();
            for (Assignment set : update.sets()) {
                if (set.change() == Assignment.Change.OVERWRITES) {
                    values.put(name(set.column()), Optional.of(Statements.bound(effect, set.value())));
                }
            }
            return values.isEmpty() ? Writing.NOTHING : new Writing(Kind.VALUES, values);
        }
        return Writing.NOTHING;
    }

    /** Fields and columns are the same by their letters: {@code orderStatus}, {@code order_status}. */
    static String name(String written) {
        return written.replace("_", "").toLowerCase(Locale.ROOT);
    }
}
