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
import dev.hapax.analysis.flow.Site;
import dev.hapax.analysis.flow.TypeTests;
import dev.hapax.analysis.judge.Look.Asked;
import dev.hapax.analysis.sql.Comparison;
import dev.hapax.analysis.sql.SqlJudgement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a value was computed from that outlives the handler's run. */
final class StateReads {
    private static final String ROWS = "java/sql/ResultSet";

    private final CatalogLookup catalog;
    private final Statements statements;
    private final Tables tables;
    private final Requests requests;
    private final CallTargets targets;
    private final Effects effects;
    private final FieldReads fieldReads;

    StateReads(
            CatalogLookup catalog,
            Statements statements,
            Tables tables,
            Requests requests,
            CallTargets targets,
            Effects effects) {
        this.catalog = catalog;
        this.statements = statements;
        this.tables = tables;
        this.requests = requests;
        this.targets = targets;
        this.effects = effects;
        this.fieldReads = new FieldReads(effects, targets);
    }

    /**
     * What is taken of something that was read.
     *
     * @param values whether its values are looked at, rather than whether it is there
     * @param fields which ones; empty where that is not known
     * @param of the table of the object that they belong to, where it has one of its own
     */
    private record Taken(boolean values, Set<String> fields, Optional<Subject> of) {
        static final Taken ITSELF = new Taken(false, Set.of(), Optional.empty());

        Taken field(String name, Optional<Subject> owner) {
            return values && !fields.isEmpty() ? this : new Taken(true, Set.of(Writings.name(name)), owner);
        }
    }

    Set<Subject> subjects(Expr expr) {
        return looks(expr).stream().map(Look::subject).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    Set<Look> looks(Expr expr) {
        Set<Look> looks = new LinkedHashSet<>();
        if (!TypeTests.isDispatch(expr)) {
            walk(expr, Taken.ITSELF, looks);
        }
        return looks;
    }

    private void walk(Expr expr, Taken taken, Set<Look> looks) {
        if (expr instanceof Expr.Field field && !(field.base() instanceof Expr.Static && isConstant(field))) {
            if (isMemory(field)) {
                looks.add(new Look(field(field), Asked.VALUES, taken.fields(), field, List.of(), false, NOWHERE));
            } else {
                walk(field.base(), taken.field(field.name(), tables.ofType(field.owner())), looks);
            }
        } else if (expr instanceof Expr.Call call) {
            call(call, taken, looks);
        } else {
            Exprs.children(expr).forEach(part -> walk(part, taken, looks));
        }
    }

    /** The place of what is read without a call. */
    private static final Site NOWHERE = new Site(new MethodKey("", "", "()V"), -1);

    private static boolean isConstant(Expr.Field field) {
        return field.name().equals(field.name().toUpperCase(java.util.Locale.ROOT));
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

    private void call(Expr.Call call, Taken taken, Set<Look> looks) {
        List<MethodTarget> bodies =
                targets.of(call.method(), call.receiver() ? Dispatch.VIRTUAL : Dispatch.STATIC, receiver(call));
        if (!bodies.isEmpty()) {
            bodies.forEach(body ->
                    effects.of(body, call.args(), StateReads::canLook).forEach(effect -> called(effect, taken, looks)));
            for (int i = 0; i < call.args().size(); i++) {
                walk(call.args().get(i), taken.values() ? taken : asked(bodies, i, call), looks);
            }
            return;
        }
        Optional<Role> role = catalog.role(call.method());
        Taken column = column(call, taken);
        boolean looked = role.isPresent()
                ? catalogued(role.get(), call.site(), call.method(), call.args(), call.receiver(), true, column, looks)
                : unknown(call, looks);
        call.args().forEach(arg -> walk(arg, looked ? Taken.ITSELF : column, looks));
    }

    private boolean unknown(Expr.Call call, Set<Look> looks) {
        boolean library = !call.method().owner().startsWith("java/");
        if (library) {
            looks.add(new Look(
                    callee(call.method()), Asked.VALUES, Set.of(), receiver(call), call.args(), true, call.site()));
        }
        return library;
    }

    /** What a method takes of one of its arguments. */
    private Taken asked(List<MethodTarget> bodies, int argument, Expr.Call call) {
        Set<String> fields = new LinkedHashSet<>();
        bodies.forEach(body -> fields.addAll(fieldReads.of(body, argument)));
        boolean itself = call.receiver() && argument == 0;
        return new Taken(true, fields, itself ? tables.ofType(call.method().owner()) : Optional.empty());
    }

    /** The column that is taken of a row. */
    private static Taken column(Expr.Call call, Taken taken) {
        boolean named = call.method().owner().equals(ROWS)
                && call.method().name().startsWith("get")
                && call.args().size() == 2
                && call.args().get(1) instanceof Expr.Const;
        return named && call.args().get(1) instanceof Expr.Const name && name.value() instanceof String text
                ? taken.field(text, Optional.empty())
                : taken;
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

    private void called(Effect effect, Taken taken, Set<Look> looks) {
        if (effect.action() instanceof Action.Catalogued call) {
            List<Expr> args = effect.operands()
                    .subList(0, effect.operands().size() - call.binds().size());
            catalogued(
                    call.role(),
                    effect.site(),
                    call.method(),
                    args,
                    call.receiver(),
                    effect.resultUsed(),
                    taken,
                    looks);
        } else if (effect.action() instanceof Action.Unjudged call && effect.resultUsed()) {
            looks.add(new Look(
                    callee(call.method()),
                    Asked.VALUES,
                    Set.of(),
                    effect.operand(0),
                    effect.operands(),
                    true,
                    effect.site()));
        }
    }

    private boolean catalogued(
            Role role,
            Site site,
            MethodKey method,
            List<Expr> args,
            boolean receiver,
            boolean used,
            Taken taken,
            Set<Look> looks) {
        Expr channel = receiver && !args.isEmpty() ? args.get(0) : Exprs.UNKNOWN;
        if (Statements.runs(role)) {
            for (SqlJudgement statement : statements.of(role, args, receiver)) {
                statement(statement, site, channel, args, used, taken, looks);
            }
        } else if (role instanceof Role.GuardRead read) {
            Subject subject = subject(read.durable(), channel, method, args);
            looks.add(look(subject, taken, FinderNames.properties(method.name()), channel, args, site));
        } else if (role instanceof Role.GuardMark mark) {
            Subject subject = subject(mark.durable(), channel, method, args);
            Asked asked = used ? Asked.CLAIM : Asked.VALUES;
            looks.add(new Look(subject, asked, Set.of(), channel, args, true, site));
        } else if (role instanceof Role.Effect effect && effect.kind() == Role.EffectKind.READ) {
            Subject subject = taken.of().orElseGet(() -> tables.of(method, args));
            looks.add(look(subject, taken, FinderNames.properties(method.name()), channel, args, site));
        } else if (isClaim(role, args)) {
            Asked asked = used ? Asked.CLAIM_WITH_ANSWER : Asked.VALUES;
            looks.add(new Look(tables.of(method, args), asked, Set.of(), channel, args, true, site));
        } else {
            return false;
        }
        return true;
    }

    /** A write that takes place only where nothing is yet, and says whether it did. */
    private boolean isClaim(Role role, List<Expr> args) {
        return role instanceof Role.Effect effect
                && effect.kind() == Role.EffectKind.SET
                && args.stream().anyMatch(arg -> RemoteChanges.isClaim(requests.details(arg)));
    }

    private static Look look(
            Subject subject, Taken taken, Set<String> foundBy, Expr channel, List<Expr> args, Site site) {
        return new Look(
                subject,
                taken.values() ? Asked.VALUES : Asked.EXISTENCE,
                taken.values() ? taken.fields() : foundBy,
                channel,
                args,
                true,
                site);
    }

    private void statement(
            SqlJudgement statement,
            Site site,
            Expr channel,
            List<Expr> args,
            boolean used,
            Taken taken,
            Set<Look> looks) {
        if (statement instanceof SqlJudgement.Read read) {
            Set<String> foundBy = read.where().stream()
                    .map(Comparison::column)
                    .map(Writings::name)
                    .collect(Collectors.toSet());
            for (String table : read.tables()) {
                looks.add(new Look(
                        tables.named(table),
                        taken.values() ? Asked.VALUES : Asked.EXISTENCE,
                        taken.values() ? taken.fields() : foundBy,
                        channel,
                        args,
                        !read.where().isEmpty(),
                        site));
            }
        } else if (statement instanceof SqlJudgement.InsertInto insert
                && insert.conflict() == SqlJudgement.Conflict.IGNORED) {
            claim(insert.table(), used, channel, args, site, looks);
        } else if (statement instanceof SqlJudgement.SetOf set && used) {
            set.table()
                    .ifPresent(table -> looks.add(
                            new Look(tables.named(table), Asked.EXISTENCE, Set.of(), channel, args, true, site)));
        } else if (statement instanceof SqlJudgement.Claim claim) {
            claim(claim.table(), used, channel, args, site, looks);
        }
    }

    private void claim(
            Optional<String> table, boolean used, Expr channel, List<Expr> args, Site site, Set<Look> looks) {
        Asked asked = used ? Asked.CLAIM : Asked.VALUES;
        table.ifPresent(name -> looks.add(new Look(tables.named(name), asked, Set.of(), channel, args, true, site)));
    }

    /** A guard lives where the object lives that it asks. */
    Subject subject(boolean durable, Expr channel, MethodKey method, List<Expr> args) {
        if (!durable && Exprs.nonNull(channel) instanceof Expr.Field field) {
            return field(field);
        }
        return durable ? tables.of(method, args) : new Subject(Subject.Kind.FIELD, Names.simple(method.owner()));
    }
}
