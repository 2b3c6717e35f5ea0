package dev.hapax.analysis.judge;

import dev.hapax.analysis.effect.Action;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.handlers.Handler;
import dev.hapax.analysis.sql.SqlJudgement;
import dev.hapax.analysis.sql.SqlJudgement.Conflict;
import java.util.List;
import java.util.Optional;

/** Finds inserts that leave alone what is there by the value that the handler's deduplication key names. */
final class KeyedInserts {
    private final Handler handler;
    private final Statements statements;

    KeyedInserts(Handler handler, Statements statements) {
        this.handler = handler;
        this.statements = statements;
    }

    boolean contains(Change change) {
        if (!(change.effect().action() instanceof Action.Catalogued call)) {
            return false;
        }
        List<SqlJudgement> all = statements.run(change.effect(), call);
        return !all.isEmpty() && all.stream().allMatch(statement -> isKeyed(statement, change.effect()));
    }

    /** The statement has to name the key that it conflicts by: which columns are unique is not known here. */
    private boolean isKeyed(SqlJudgement statement, Effect effect) {
        return statement instanceof SqlJudgement.InsertInto insert
                && insert.conflict() == Conflict.IGNORED
                && insert.columns().stream()
                        .filter(column -> insert.conflictKey().contains(column.column()))
                        .anyMatch(column -> path(Statements.bound(effect, column.value()))
                                .filter(handler.dedup()::equals)
                                .isPresent());
    }

    /** The way from the message to a value, as {@code @Dedup} writes it; empty where the value is no part of the message. */
    private Optional<String> path(Expr value) {
        Expr expr = Exprs.nonNull(value);
        if (expr instanceof Expr.Param param) {
            boolean message = handler.isOfMessage(param.index());
            return message ? Optional.of("") : Optional.empty();
        } else if (expr instanceof Expr.Element element) {
            return path(element.of());
        } else if (expr instanceof Expr.Field field) {
            return path(field.base()).map(way -> way + (way.isEmpty() ? "" : ".") + field.name());
        } else if (expr instanceof Expr.Call call
                && call.receiver()
                && call.args().size() == 1) {
            Optional<String> way = path(call.args().get(0));
            return leadsToPayload(call)
                    ? way
                    : way.map(from -> from
                            + (from.isEmpty() ? "" : ".")
                            + Phrases.property(call.method().name()));
        }
        return Optional.empty();
    }

    /** The record that holds the payload, the list that holds the payloads. */
    private static boolean leadsToPayload(Expr.Call call) {
        String owner = call.method().owner();
        return owner.startsWith("java/util/")
                || (owner.equals("org/apache/kafka/clients/consumer/ConsumerRecord")
                        && call.method().name().equals("value"));
    }
}
