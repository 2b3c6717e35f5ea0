package dev.hapax.analysis.judge;

import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.effect.Action;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.entities.Entity;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Site;
import dev.hapax.analysis.judge.Look.Asked;
import dev.hapax.analysis.sql.Comparison;
import dev.hapax.analysis.sql.SqlJudgement;
import dev.hapax.analysis.sql.SqlValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The looks at state that calls are which the catalog explains. */
final class CatalogLooks {
    private final Statements statements;
    private final Tables tables;
    private final Requests requests;
    private final Scripts scripts;

    CatalogLooks(Statements statements, Tables tables, Requests requests, Scripts scripts) {
        this.scripts = scripts;
        this.statements = statements;
        this.tables = tables;
        this.requests = requests;
    }

    /**
     * A call that may look at something.
     *
     * @param site where it stands
     * @param method what is called
     * @param args receiver and arguments
     * @param receiver whether the first argument is the receiver
     * @param used whether anything looks at the result
     * @param bound what the parameters of its statement are bound to
     */
    record Asking(
            Site site,
            MethodKey method,
            List<Expr> args,
            boolean receiver,
            boolean used,
            Function<SqlValue.Parameter, Expr> bound) {
        /** Copies the list. */
        Asking {
            args = List.copyOf(args);
        }

        static Asking of(Effect effect, Action.Catalogued call) {
            return of(effect, call.method(), call.receiver());
        }

        static Asking of(Effect effect, MethodKey method, boolean receiver) {
            return new Asking(
                    effect.site(),
                    method,
                    effect.arguments(),
                    receiver,
                    effect.resultUsed(),
                    parameter -> Statements.bound(effect, parameter));
        }

        Expr channel() {
            return receiver && !args.isEmpty() ? args.get(0) : Exprs.UNKNOWN;
        }

        /** Whether a statement is run for the rows that it hands out, as {@code RETURNING} has them: no row was written, no row comes. */
        boolean handsOutRows() {
            return method.name().startsWith("query") || method.name().equals("executeQuery");
        }

        boolean isLost() {
            return receiver && args.isEmpty();
        }

        Look look(Subject subject, Asked asked, Set<String> fields, boolean keyed) {
            return new Look(subject, asked, fields, channel(), args, keyed, site);
        }
    }

    /** What a call looks at; empty where it is no call that looks. */
    Optional<List<Look>> of(Role role, Asking call, Taken taken) {
        if (Statements.runs(role)) {
            List<Look> looks = new ArrayList<>();
            for (SqlJudgement statement : statements.of(role, call.args(), call.receiver())) {
                looks.addAll(statement(statement, call, taken));
            }
            return Optional.of(looks);
        }
        Optional<Look> look = Optional.empty();
        if (role instanceof Role.GuardRead read) {
            look = Optional.of(found(tables.ofGuard(read.durable(), role, call), call, taken, Set.of()));
        } else if (role instanceof Role.GuardMark mark) {
            Asked asked = call.used() ? Asked.CLAIM : Asked.VALUES;
            look = Optional.of(call.look(tables.ofGuard(mark.durable(), role, call), asked, Set.of(), true));
        } else if (role instanceof Role.Effect effect && effect.kind() == Role.EffectKind.READ) {
            Subject subject = taken.of().orElseGet(() -> tables.of(call.method(), role, call.args()));
            look = Optional.of(found(subject, call, taken, effect.identity().isPresent() ? key(subject) : Set.of()));
        } else if (scripts.claims(role, call.args(), call.receiver())) {
            Asked asked = call.used() ? Asked.CLAIM : Asked.VALUES;
            look = Optional.of(call.look(Scripts.STORE, asked, Set.of(), true));
        } else if (isClaim(role, call.args())) {
            Asked asked = call.used() ? Asked.CLAIM_WITH_ANSWER : Asked.VALUES;
            look = Optional.of(call.look(tables.of(call.method(), role, call.args()), asked, Set.of(), true));
        }
        return look.map(one -> List.of(one.withKey(StoreKeys.of(role, call.args(), call.receiver()))));
    }

    /** A write that takes place only where nothing is yet, and says whether it did. */
    private boolean isClaim(Role role, List<Expr> args) {
        return role instanceof Role.Effect effect
                && effect.kind() == Role.EffectKind.SET
                && args.stream().anyMatch(arg -> RemoteChanges.isClaim(requests.details(arg)));
    }

    /** The property that an entity is found by where it is asked for by its id. */
    private Set<String> key(Subject subject) {
        return tables.entityNamed(subject.name())
                .flatMap(Entity::key)
                .filter(key -> key.properties().size() == 1)
                .map(key -> Set.of(Writings.name(key.properties().iterator().next())))
                .orElse(Set.of());
    }

    /** What is found, by what the method's name or its query says; else by the key. */
    private Look found(Subject subject, Asking call, Taken taken, Set<String> key) {
        int first = call.receiver() && !call.args().isEmpty() ? 1 : 0;
        List<Expr> given = call.args().subList(first, call.args().size());
        Optional<SqlJudgement.Read> query =
                PanacheQueries.of(call.method(), given).flatMap(this::query);
        Set<String> foundBy = query.map(CatalogLooks::columns)
                .orElseGet(() -> FinderNames.properties(call.method().name()));
        Set<String> by = foundBy.isEmpty() ? key : foundBy;
        Look look = call.look(
                subject,
                taken.values() ? Asked.VALUES : Asked.EXISTENCE,
                taken.values() ? taken.fields() : by,
                !call.isLost());
        return look.within(taken.within())
                .withWanted(query.map(read -> wanted(read, parameter -> PanacheQueries.value(parameter, given)))
                        .orElseGet(() -> FinderNames.wanted(call.method().name(), given)));
    }

    private Optional<SqlJudgement.Read> query(String text) {
        return statements.judge(text).stream()
                .filter(SqlJudgement.Read.class::isInstance)
                .map(SqlJudgement.Read.class::cast)
                .findFirst();
    }

    private static Set<String> columns(SqlJudgement.Read read) {
        return read.where().stream().map(Comparison::column).map(Writings::name).collect(Collectors.toSet());
    }

    private List<Look> statement(SqlJudgement statement, Asking call, Taken taken) {
        if (statement instanceof SqlJudgement.Read read) {
            Set<String> foundBy = columns(read);
            Wanted wanted = wanted(read, parameter -> Optional.of(call.bound().apply(parameter)));
            return read.tables().stream()
                    .map(table -> call.look(
                                    tables.named(table),
                                    taken.values() ? Asked.VALUES : Asked.EXISTENCE,
                                    taken.values() ? taken.fields() : foundBy,
                                    !read.where().isEmpty())
                            .within(taken.within())
                            .withWanted(wanted))
                    .toList();
        } else if (statement instanceof SqlJudgement.InsertInto insert
                && insert.conflict() == SqlJudgement.Conflict.IGNORED) {
            Asked claim = call.handsOutRows() ? Asked.CLAIM_WITH_ANSWER : Asked.CLAIM;
            return changed(insert.table(), call.used() ? claim : Asked.VALUES, call);
        } else if (statement instanceof SqlJudgement.SetOf set && call.used()) {
            return changed(set.table(), Asked.EXISTENCE, call);
        } else if (statement instanceof SqlJudgement.Claim claim) {
            return changed(claim.table(), call.used() ? Asked.CLAIM : Asked.VALUES, call);
        }
        return List.of();
    }

    /** The constants in a query; of several tables, it is not said which one's column is compared. */
    private static Wanted wanted(SqlJudgement.Read read, Function<SqlValue.Parameter, Optional<Expr>> parameters) {
        Map<String, Expr> constants = new HashMap<>();
        for (Comparison compared : read.where()) {
            if (compared.isEquality() && read.tables().size() == 1) {
                constant(compared.value(), parameters)
                        .ifPresent(value -> constants.put(Writings.name(compared.column()), value));
            }
        }
        return new Wanted(constants);
    }

    private static Optional<Expr> constant(SqlValue value, Function<SqlValue.Parameter, Optional<Expr>> parameters) {
        if (value instanceof SqlValue.Literal literal) {
            return Optional.of(new Expr.Const(literal.text()));
        }
        return value instanceof SqlValue.Parameter parameter
                ? parameters.apply(parameter).filter(Question::isConstant)
                : Optional.empty();
    }

    private List<Look> changed(Optional<String> table, Asked asked, Asking call) {
        return table.map(name -> call.look(tables.named(name), asked, Set.of(), true)).stream()
                .toList();
    }
}
