package dev.hapax.analysis.judge;

import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.classes.Names;
import dev.hapax.analysis.effect.Action;
import dev.hapax.analysis.effect.CatalogLookup;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.effect.Effects;
import dev.hapax.analysis.flow.CallTargets;
import dev.hapax.analysis.flow.Dispatch;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.TypeTests;
import dev.hapax.analysis.sql.SqlJudgement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a value was computed from that outlives the handler's run. */
final class StateReads {
    private final CatalogLookup catalog;
    private final Statements statements;
    private final Tables tables;
    private final CallTargets targets;
    private final Effects effects;

    StateReads(CatalogLookup catalog, Statements statements, Tables tables, CallTargets targets, Effects effects) {
        this.catalog = catalog;
        this.statements = statements;
        this.tables = tables;
        this.targets = targets;
        this.effects = effects;
    }

    /**
     * A look at state.
     *
     * @param subject at what
     * @param claims whether the look is a claim at the same time: it changes the state, and says whether it was the first
     * @param channel what it goes through
     * @param args the values that it is about
     * @param keyed whether it asks for something in particular
     */
    record Look(Subject subject, boolean claims, Expr channel, List<Expr> args, boolean keyed) {}

    Set<Subject> subjects(Expr expr) {
        Set<Subject> subjects = new LinkedHashSet<>();
        looks(expr).forEach(look -> subjects.add(look.subject()));
        return subjects;
    }

    Set<Look> looks(Expr expr) {
        if (TypeTests.isDispatch(expr)) {
            return Set.of();
        }
        Set<Look> looks = new LinkedHashSet<>();
        Exprs.visit(expr, part -> {
            if (part instanceof Expr.Call call) {
                call(call, looks);
            } else if (part instanceof Expr.Field field && isMemory(field)) {
                looks.add(new Look(field(field), false, field, List.of(), false));
            }
        });
        return looks;
    }

    /** A field of the handler, of a service or a static one; a field of the message or of a row is not memory. */
    private static boolean isMemory(Expr.Field field) {
        return field.base() instanceof Expr.Static
                || (field.base() instanceof Expr.Param param && param.index() == 0)
                || (field.base() instanceof Expr.Field base && isMemory(base));
    }

    static Subject field(Expr.Field field) {
        return new Subject(Subject.Kind.FIELD, Names.simple(field.owner()) + "." + field.name());
    }

    private void call(Expr.Call call, Set<Look> looks) {
        List<MethodTarget> bodies =
                targets.of(call.method(), call.receiver() ? Dispatch.VIRTUAL : Dispatch.STATIC, receiver(call));
        if (!bodies.isEmpty()) {
            bodies.forEach(body ->
                    effects.of(body, call.args(), StateReads::canLook).forEach(effect -> called(effect, looks)));
            return;
        }
        Optional<Role> role = catalog.role(call.method());
        if (role.isPresent()) {
            catalogued(role.get(), call.method(), call.args(), call.receiver(), true, looks);
        } else if (!call.method().owner().startsWith("java/")) {
            looks.add(new Look(callee(call.method()), false, receiver(call), call.args(), true));
        }
    }

    static Subject callee(MethodKey method) {
        return new Subject(Subject.Kind.CALLEE, method.owner());
    }

    private static Expr receiver(Expr.Call call) {
        return call.receiver() && !call.args().isEmpty()
                ? Exprs.nonNull(call.args().get(0))
                : Exprs.UNKNOWN;
    }

    /** What changes memory or is an effect beyond doubt looks at nothing, so it need not be put in the caller's terms. */
    private static boolean canLook(Effect called) {
        if (called.action() instanceof Action.Catalogued call) {
            boolean changes = call.role() instanceof Role.ProcessLocal
                    || (call.role() instanceof Role.Effect effect && effect.kind() != Role.EffectKind.READ);
            return !changes;
        }
        return called.action() instanceof Action.Unjudged && called.resultUsed();
    }

    private void called(Effect effect, Set<Look> looks) {
        if (effect.action() instanceof Action.Catalogued call) {
            List<Expr> args = effect.operands()
                    .subList(0, effect.operands().size() - call.binds().size());
            catalogued(call.role(), call.method(), args, call.receiver(), effect.resultUsed(), looks);
        } else if (effect.action() instanceof Action.Unjudged call && effect.resultUsed()) {
            looks.add(new Look(callee(call.method()), false, effect.operand(0), effect.operands(), true));
        }
    }

    private void catalogued(
            Role role, MethodKey method, List<Expr> args, boolean receiver, boolean used, Set<Look> looks) {
        Expr channel = receiver && !args.isEmpty() ? args.get(0) : Exprs.UNKNOWN;
        if (Statements.runs(role)) {
            for (SqlJudgement statement : statements.of(role, args, receiver)) {
                statement(statement, channel, args, used, looks);
            }
        } else if (role instanceof Role.GuardRead read) {
            looks.add(new Look(subject(read.durable(), channel, method, args), false, channel, args, true));
        } else if (role instanceof Role.GuardMark mark) {
            looks.add(new Look(subject(mark.durable(), channel, method, args), used, channel, args, true));
        } else if (role instanceof Role.Effect effect && effect.kind() == Role.EffectKind.READ) {
            looks.add(new Look(tables.of(method, args), false, channel, args, true));
        }
    }

    private void statement(SqlJudgement statement, Expr channel, List<Expr> args, boolean used, Set<Look> looks) {
        if (statement instanceof SqlJudgement.Read read) {
            read.tables()
                    .forEach(table -> looks.add(new Look(
                            tables.named(table),
                            false,
                            channel,
                            args,
                            !read.where().isEmpty())));
        } else if (statement instanceof SqlJudgement.InsertInto insert
                && insert.conflict() == SqlJudgement.Conflict.IGNORED) {
            insert.table().ifPresent(table -> looks.add(new Look(tables.named(table), used, channel, args, true)));
        } else if (statement instanceof SqlJudgement.SetOf set && used) {
            set.table().ifPresent(table -> looks.add(new Look(tables.named(table), false, channel, args, true)));
        } else if (statement instanceof SqlJudgement.Claim claim) {
            claim.table().ifPresent(table -> looks.add(new Look(tables.named(table), used, channel, args, true)));
        }
    }

    /** A guard lives where the object lives that it asks. */
    Subject subject(boolean durable, Expr channel, MethodKey method, List<Expr> args) {
        if (!durable && Exprs.nonNull(channel) instanceof Expr.Field field) {
            return field(field);
        }
        return durable ? tables.of(method, args) : new Subject(Subject.Kind.FIELD, Names.simple(method.owner()));
    }
}
