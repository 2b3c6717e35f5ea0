package dev.hapax.analysis.judge;

import dev.hapax.analysis.Rule;
import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.catalog.Role.EffectKind;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.effect.Action;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.effect.Unexplained;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What effects mean, now that it is known which handler's values they run with. */
final class Meaning {
    private static final String UNKNOWN = "no code in the project and no catalog entry says what that does";
    private static final String CHANGES = "it changes what it is told to, and what that is was not judged";

    private final Statements statements;
    private final Tables tables;
    private final SqlChanges sql;
    private final MemoryChanges memory;
    private final ChildChanges children;
    private final EntityChanges saves;
    private final RemoteChanges remote;
    private final HttpChanges http;
    private final DocumentChanges documents;
    private final FileChanges files;
    private final ScriptChanges scripts;

    Meaning(
            Statements statements,
            Tables tables,
            SqlChanges sql,
            MemoryChanges memory,
            ChildChanges children,
            EntityChanges saves,
            RemoteChanges remote,
            HttpChanges http,
            DocumentChanges documents,
            FileChanges files,
            ScriptChanges scripts) {
        this.statements = statements;
        this.tables = tables;
        this.sql = sql;
        this.memory = memory;
        this.children = children;
        this.saves = saves;
        this.remote = remote;
        this.http = http;
        this.documents = documents;
        this.files = files;
        this.scripts = scripts;
    }

    /** What an effect changes: nothing, one thing, or what each of the statements changes that it can run. */
    Stream<Change> of(Effect effect) {
        Action action = effect.action();
        if (action instanceof Action.FieldChange) {
            return memory.ofField(effect).stream();
        } else if (action instanceof Action.Catalogued call) {
            return catalogued(effect, call);
        } else if (action instanceof Action.Sent sent) {
            return Stream.of(remote.sent(effect, sent));
        } else if (action instanceof Action.Unjudged call) {
            Optional<ScriptChanges.Judged> script = scripts.of(effect, call);
            if (script.isPresent()) {
                return script.get().change().stream();
            }
            boolean known = call.receiver() && isKnownLambda(effect, call.method());
            return known ? Stream.empty() : Stream.of(unjudged(effect, call.method()));
        } else if (action instanceof Action.Invoked call) {
            boolean known = !call.direct() || isKnownLambda(effect, call.method());
            return known ? Stream.empty() : Stream.of(unjudged(effect, call.method()));
        }
        Action.NotAnalyzed unknown = (Action.NotAnalyzed) action;
        MethodKey method = unknown.method();
        return Stream.of(new Change(
                effect,
                Repeat.NOT_ANALYZED,
                Rule.NOT_ANALYZED,
                List.of(),
                false,
                Exprs.UNKNOWN,
                false,
                new Change.Words(
                        "runs `" + method.display() + "`, " + unknown.why(),
                        "the call of `" + method.display() + "`",
                        List.of("Split the method or compile it again, so that it can be judged."))));
    }

    private Stream<Change> catalogued(Effect effect, Action.Catalogued call) {
        Role role = call.role();
        List<Expr> args = effect.arguments();
        if (Statements.runs(role)) {
            return statements.of(role, args, call.receiver()).stream().map(judgement -> sql.of(effect, judgement));
        } else if (role instanceof Role.ProcessLocal local) {
            return children
                    .of(effect, call.method())
                    .or(() -> memory.ofCall(effect, call.method(), local.kind()))
                    .stream();
        } else if (role instanceof Role.GuardMark mark) {
            Optional<Change> child = children.of(effect, call.method());
            if (child.isPresent()) {
                return child.stream();
            }
            CatalogLooks.Asking asking = CatalogLooks.Asking.of(effect, call);
            return Stream.of(marked(effect, call, tables.ofGuard(mark.durable(), role, asking)));
        } else if (role instanceof Role.Effect known && files.isMove(call, known)) {
            return files.moved(effect, call, known).stream();
        } else if (role instanceof Role.Effect known && known.kind() != EffectKind.READ) {
            return Stream.of(remote.of(effect, call, known));
        } else if (role instanceof Role.AppliesUpdate update) {
            return Stream.of(documents.of(effect, call, update));
        } else if (role instanceof Role.HttpExchange exchange) {
            return Stream.of(http.of(effect, call, exchange));
        } else if (role instanceof Role.SavesEntity save) {
            return saves.of(effect, call, save);
        } else if (role instanceof Role.WritesFile write) {
            return files.of(effect, call, write).stream();
        } else if (role instanceof Role.Changes) {
            return Stream.of(unjudged(effect, call.method(), Repeat.UNJUDGED, CHANGES));
        }
        return Stream.empty(); // reads; an acknowledgement matters only by when it comes
    }

    /** Whether an effect only takes something away that it names. */
    boolean removes(Effect effect) {
        return effect.action() instanceof Action.Catalogued call
                && ((call.role() instanceof Role.Effect known && known.kind() == EffectKind.DELETE)
                        || (call.role() instanceof Role.HttpExchange exchange && http.removes(effect, call, exchange)));
    }

    private static Change marked(Effect effect, Action.Catalogued call, Subject subject) {
        String mark = "the mark by `" + call.method().display() + "`";
        return new Change(
                effect,
                effect.resultUsed() ? Repeat.CLAIMS : Repeat.NOTHING,
                Rule.INSERT,
                List.of(subject),
                subject.isDurable(),
                effect.operand(0),
                true,
                new Change.Words("sets " + mark + " again", mark, List.of()));
    }

    /** A lambda that the project's own code calls: its body counts where the lambda was passed. */
    private static boolean isKnownLambda(Effect effect, MethodKey method) {
        return Exprs.nonNull(effect.operand(0)) instanceof Expr.Lambda lambda
                && lambda.method().name().equals(method.name());
    }

    private Change unjudged(Effect effect, MethodKey method) {
        boolean reads = effect.resultUsed() && !Unexplained.beginsWork(method);
        return unjudged(effect, method, reads ? Repeat.READS : Repeat.UNJUDGED, UNKNOWN);
    }

    private Change unjudged(Effect effect, MethodKey method, Repeat repeat, String why) {
        String name = method.display();
        return new Change(
                effect,
                repeat,
                Rule.UNJUDGED_CALL,
                List.of(StateReads.callee(method)),
                true,
                effect.operand(0),
                Marks.looksLikeMark(method.name()),
                new Change.Words(
                        "calls `" + name + "` again: " + why,
                        "the call of `" + name + "`",
                        List.of(
                                "If calling it twice does no harm, say so on the method that is called:",
                                "  @AssumeIdempotent(reason = \"…\")",
                                "or guard the call by the message's id:",
                                "  @Dedup(key = \"…\")")));
    }
}
