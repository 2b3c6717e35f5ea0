package dev.hapax.analysis.judge;

import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.effect.Action;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.sql.SqlJudgement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a handler writes to stores by calls, so that it is known which changes of objects reach one. */
final class Writes {
    private final Set<Subject> subjects = new HashSet<>();

    Writes(List<Effect> effects, Statements statements, Tables tables, Origins origins) {
        for (Effect effect : effects) {
            if (effect.action() instanceof Action.Catalogued call) {
                Role role = call.role();
                if (role instanceof Role.SavesEntity saves) {
                    subjects.add(tables.of(call.method(), role, effect.operands()));
                    origins.of(effect.operand(saves.entity().orElse(-1) + (call.receiver() ? 1 : 0)))
                            .ifPresent(stored -> subjects.add(stored.subject()));
                } else if (role instanceof Role.Effect known && known.kind() == Role.EffectKind.SET) {
                    subjects.add(tables.of(call.method(), role, effect.operands()));
                } else if (Statements.runs(role)) {
                    List<dev.hapax.analysis.flow.Expr> args = effect.arguments();
                    statements.of(role, args, call.receiver()).forEach(statement -> {
                        if (statement instanceof SqlJudgement.Update update) {
                            update.table().ifPresent(table -> subjects.add(tables.named(table)));
                        }
                    });
                }
            }
        }
    }

    /** Whether anything of it is written. */
    boolean reach(Subject subject) {
        return subjects.contains(subject);
    }
}
