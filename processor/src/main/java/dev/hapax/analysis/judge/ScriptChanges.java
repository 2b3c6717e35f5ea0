package dev.hapax.analysis.judge;

import dev.hapax.analysis.Rule;
import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.effect.Action;
import dev.hapax.analysis.effect.CatalogLookup;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.redis.LuaScript.Judgement;
import java.util.List;
import java.util.Optional;

/** What a second run of a script does that a store runs, where the script's text is known. */
final class ScriptChanges {
    private final CatalogLookup catalog;
    private final Scripts scripts;
    private final Provenance provenance;

    ScriptChanges(CatalogLookup catalog, Scripts scripts, Provenance provenance) {
        this.provenance = provenance;
        this.catalog = catalog;
        this.scripts = scripts;
    }

    /** What was made of a script: a change, or none where it only looks. */
    record Judged(Optional<Change> change) {}

    /** What a script does; empty where the call runs none, or it is not understood. */
    Optional<Judged> of(Effect effect, Action.Unjudged call) {
        return catalog.role(call.method()).orElse(null) instanceof Role.RunsScript role
                ? scripts.judge(role, effect.operands(), call.receiver())
                        .map(judgement -> new Judged(
                                isLock(effect, judgement) ? Optional.empty() : change(effect, call, judgement)))
                : Optional.empty();
    }

    /** Whether a lock is given back, or kept for longer, by a token that this run has drawn: that is nobody's work. */
    private boolean isLock(Effect effect, Judgement judgement) {
        return judgement.ofOwner()
                && !effect.resultUsed()
                && effect.operands().stream()
                        .anyMatch(token -> provenance.of(token).contains(Provenance.Source.NONDETERMINISTIC));
    }

    private static Optional<Change> change(Effect effect, Action.Unjudged call, Judgement judgement) {
        return switch (judgement.kind()) {
            case READS -> Optional.empty();
            case NOTHING ->
                Optional.of(change(effect, call, Repeat.NOTHING, Rule.INSERT, "runs the same script again"));
            case CLAIMS -> Optional.of(change(effect, call, Repeat.CLAIMS, Rule.INSERT, "sets its mark again"));
            case GROWS -> Optional.of(again(effect, call, judgement, Rule.INCREMENT, "adds to a value in Redis again"));
            case APPENDS -> Optional.of(again(effect, call, judgement, Rule.APPEND, "appends to Redis again"));
            case CONSUMES ->
                Optional.of(again(effect, call, judgement, Rule.CONSUME, "takes another element from Redis"));
            case SENDS -> Optional.of(again(effect, call, judgement, Rule.SEND, "publishes in Redis again"));
        };
    }

    private static Change again(Effect effect, Action.Unjudged call, Judgement judgement, Rule rule, String what) {
        Repeat repeat = judgement.fleeting() ? Repeat.PERHAPS : Repeat.AGAIN;
        return change(effect, call, repeat, rule, what + ", by `" + judgement.command() + "` of a script");
    }

    private static Change change(Effect effect, Action.Unjudged call, Repeat repeat, Rule rule, String again) {
        return new Change(
                effect,
                repeat,
                rule,
                List.of(Scripts.STORE),
                true,
                effect.operand(0),
                repeat == Repeat.NOTHING || repeat == Repeat.CLAIMS,
                new Change.Words(
                        again,
                        "the call of `" + call.method().display() + "`",
                        List.of(
                                "Let each message count once, by the id that it carries:",
                                "  @Dedup(key = \"…\")",
                                "or let the script look whether it has done this, and keep that it has.")));
    }
}
