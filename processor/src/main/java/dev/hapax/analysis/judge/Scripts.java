package dev.hapax.analysis.judge;

import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.redis.LuaScript;
import dev.hapax.analysis.redis.LuaScript.Judgement;
import dev.hapax.analysis.redis.LuaScript.Kind;
import dev.hapax.analysis.redis.ScriptTexts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The scripts that calls have a store run. Each text is read once. Not thread-safe. */
final class Scripts {
    /** What marks in it are about, as they are with the store's other clients. */
    static final Subject STORE = new Subject(Subject.Kind.NAMED, "Redis");

    private final ScriptTexts texts;
    private final Map<String, Optional<Judgement>> known = new HashMap<>();

    Scripts(ScriptTexts texts) {
        this.texts = texts;
    }

    /** The worst that a script does which a call can run; empty where one of them is not known, or not understood. */
    Optional<Judgement> judge(Role.RunsScript role, List<Expr> args, boolean receiver) {
        Set<String> scripts = texts.of(Statements.argument(args, receiver, role.script()));
        List<Judgement> judgements = new ArrayList<>();
        for (String script : scripts) {
            known.computeIfAbsent(script, LuaScript::judge).ifPresent(judgements::add);
        }
        return judgements.size() < scripts.size()
                ? Optional.empty()
                : judgements.stream().max(Scripts::worse);
    }

    private static int worse(Judgement one, Judgement other) {
        int kind = one.kind().compareTo(other.kind());
        return kind != 0 ? kind : Boolean.compare(other.fleeting(), one.fleeting());
    }

    /** Whether a call has a script run that does its work once, and can say whether it did. */
    boolean claims(Role role, List<Expr> args, boolean receiver) {
        return role instanceof Role.RunsScript script
                && judge(script, args, receiver)
                        .filter(judged -> judged.kind() == Kind.CLAIMS)
                        .isPresent();
    }
}
