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
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Site;
import dev.hapax.analysis.flow.Subexpressions;
import dev.hapax.analysis.flow.TypeTests;
import dev.hapax.analysis.judge.Look.Asked;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a value was computed from that outlives the handler's run. */
final class StateReads {
    private static final String ROWS = "java/sql/ResultSet";

    private final CatalogLookup catalog;
    private final Tables tables;
    private final CatalogLooks catalogLooks;
    private final Provenance provenance;
    private final CallTargets targets;
    private final Effects effects;
    private final FieldReads fieldReads;
    private final Amounts amounts;
    private final Map<Expr, Set<Look>> known = new HashMap<>();

    StateReads(
            CatalogLookup catalog,
            Statements statements,
            Tables tables,
            Requests requests,
            Scripts scripts,
            Provenance provenance,
            CallTargets targets,
            Effects effects) {
        this.catalog = catalog;
        this.provenance = provenance;
        this.tables = tables;
        this.catalogLooks = new CatalogLooks(statements, tables, requests, scripts);
        this.targets = targets;
        this.effects = effects;
        this.fieldReads = new FieldReads(effects, targets);
        this.amounts = new Amounts(effects, targets);
    }

    Set<Subject> subjects(Expr expr) {
        return looks(expr).stream().map(Look::subject).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The looks at what outlives the run; asked for the same values by many guards, so that they are kept. */
    Set<Look> looks(Expr expr) {
        Set<Look> looks = known.get(expr);
        if (looks == null) {
            looks = new LinkedHashSet<>();
            if (!TypeTests.isDispatch(expr)) {
                walk(expr, Taken.ITSELF, looks);
            }
            known.put(expr, looks);
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
            Subexpressions.of(expr).forEach(part -> walk(part, taken, looks));
        }
    }

    /** The place of what is read without a call. */
    private static final Site NOWHERE = new Site(new MethodKey("", "", "()V"), -1);

    private static boolean isConstant(Expr.Field field) {
        return field.name().equals(field.name().toUpperCase(java.util.Locale.ROOT));
    }

    /** A field of the handler, of a service or a static one; a field of the message or of a row is not memory. */
    static boolean isMemory(Expr value) {
        return value instanceof Expr.Field field && isMemory(field);
    }

    private static boolean isMemory(Expr.Field field) {
        return field.base() instanceof Expr.Static
                || (field.base() instanceof Expr.Param param && param.index() == 0)
                || (field.base() instanceof Expr.Field base && isMemory(base));
    }

    static Subject field(Expr.Field field) {
        return new Subject(Subject.Kind.FIELD, Names.simple(field.owner()) + "." + field.name());
    }

    private void call(Expr.Call call, Taken taken, Set<Look> looks) {
        List<MethodTarget> bodies = targets.of(call);
        if (!bodies.isEmpty()) {
            for (MethodTarget body : bodies) {
                Set<Look> all = new LinkedHashSet<>();
                effects.of(body, call.args(), StateReads::canLook).forEach(effect -> called(effect, taken, all));
                Set<Site> counted = all.isEmpty() ? Set.of() : amounts.of(body);
                all.forEach(look -> looks.add(counted.contains(look.site()) ? look.asking(Asked.AMOUNT) : look));
            }
            for (int i = 0; i < call.args().size(); i++) {
                walk(call.args().get(i), taken.values() ? taken : asked(bodies, i, call), looks);
            }
            return;
        }
        Optional<Role> role =
                effects.spelled(call).or(() -> catalog.role(call.method())).filter(known -> !isOfRow(known, call));
        Taken column = column(call, taken);
        Optional<List<Look>> found = role.flatMap(known -> catalogLooks.of(
                known,
                new CatalogLooks.Asking(
                        call.site(),
                        call.method(),
                        call.args(),
                        call.receiver(),
                        true,
                        parameter -> Statements.bound(known, call.args(), call.receiver(), parameter)),
                column));
        found.ifPresent(looks::addAll);
        boolean looked = found.isPresent()
                || (role.filter(known -> !(known instanceof Role.RunsScript)).isEmpty() && unknown(call, looks));
        call.args().forEach(arg -> walk(arg, looked ? Taken.ITSELF : column, looks));
    }

    /** A question to a collection of an object that is not kept in memory: what counts is where that object comes from. */
    private static boolean isOfRow(Role role, Expr.Call call) {
        return role instanceof Role.GuardRead read
                && !read.durable()
                && receiver(call) instanceof Expr.Field field
                && !isMemory(field);
    }

    /** What a message says of itself is the same each time, whoever has written its class. */
    private boolean unknown(Expr.Call call, Set<Look> looks) {
        boolean library = !call.method().owner().startsWith("java/") && !provenance.isOfMessageAlone(receiver(call));
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
        return new Taken(
                true, fields, Set.of(), itself ? tables.ofType(call.method().owner()) : Optional.empty());
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
        return new Subject(Subject.Kind.CALLEE, Names.source(method.owner()));
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
            CatalogLooks.Asking asking = CatalogLooks.Asking.of(effect, call);
            catalogLooks.of(call.role(), asking, taken).ifPresent(looks::addAll);
        } else if (effect.action() instanceof Action.Unjudged call && effect.resultUsed()) {
            CatalogLooks.Asking asking = CatalogLooks.Asking.of(effect, call.method(), call.receiver());
            catalog.role(call.method())
                    .flatMap(role -> catalogLooks.of(role, asking, taken))
                    .ifPresentOrElse(looks::addAll, () -> looks.add(unknown(effect, call.method())));
        }
    }

    private static Look unknown(Effect effect, MethodKey method) {
        return new Look(
                callee(method), Asked.VALUES, Set.of(), effect.operand(0), effect.operands(), true, effect.site());
    }
}
