package dev.hapax.analysis.redis;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.luaj.vm2.Lua;
import org.luaj.vm2.ast.Exp;
import org.luaj.vm2.ast.Visitor;

/**
 * What a script does that Redis runs again. A script is one step that nothing comes between: what it has checked, and sets
 * itself, it does once. Redis: "Scripting with Lua", https://redis.io/docs/latest/develop/programmability/eval-intro/.
 */
public final class LuaScript {
    private final ScriptReader script;
    private final ScriptKeys keys;
    private final ScriptChecks checks;

    private LuaScript(ScriptReader script) {
        this.script = script;
        this.keys = new ScriptKeys(script);
        this.checks = new ScriptChecks(script, keys, write -> !writesMore(write));
    }

    /** What a second run of a script does, the most harmless first. */
    public enum Kind {
        /** Looks only. */
        READS,
        /** Leaves everything as it is. */
        NOTHING,
        /** Finds what it has set itself, and hands back that it does. */
        CLAIMS,
        /** Adds to a stored number. */
        GROWS,
        /** Adds to the end of a list or stream. */
        APPENDS,
        /** Takes the next element away. */
        CONSUMES,
        /** Publishes a message. */
        SENDS
    }

    /**
     * What a second run does.
     *
     * @param kind what it does
     * @param command the command that does it; empty where it is none alone
     * @param fleeting whether what it changes is gone after a time that the script sets
     * @param ofOwner whether all that it changes is a value that it finds to be the one that the caller has brought along, which
     *     it takes away or keeps for longer: a lock is given back so
     */
    public record Judgement(Kind kind, String command, boolean fleeting, boolean ofOwner) {}

    /**
     * Judges a script.
     *
     * @param text the script
     * @return empty where it is no Lua, or runs a command that is not known
     */
    public static Optional<Judgement> judge(String text) {
        return ScriptReader.of(text)
                .filter(script ->
                        !script.isOpaque() && script.commands().stream().allMatch(ScriptCommand::isKnown))
                .map(LuaScript::new)
                .map(LuaScript::judge);
    }

    private Judgement judge() {
        List<ScriptCommand> changing = script.commands().stream()
                .filter(command -> kind(command) != Kind.NOTHING && kind(command) != Kind.READS)
                .toList();
        Optional<Judgement> open = changing.stream()
                .filter(command -> !isGuarded(command))
                .map(command -> new Judgement(kind(command), command.name(), isFleeting(command), false))
                .min((one, other) -> Boolean.compare(one.fleeting(), other.fleeting()));
        if (open.isPresent()) {
            return open.get();
        } else if (tellsWhetherItWasDone()) {
            return new Judgement(Kind.CLAIMS, "", false, isOfOwner());
        }
        boolean reads = script.commands().stream().allMatch(command -> kind(command) == Kind.READS);
        return new Judgement(reads ? Kind.READS : Kind.NOTHING, "", false, isOfOwner());
    }

    private Kind kind(ScriptCommand command) {
        if (command.grows()) {
            return Kind.GROWS;
        } else if (command.appends()) {
            return Kind.APPENDS;
        } else if (command.consumes()) {
            return Kind.CONSUMES;
        } else if (command.sends()) {
            return Kind.SENDS;
        } else if (command.sets()) {
            return writesMore(command) ? Kind.GROWS : Kind.NOTHING;
        }
        return command.reads() ? Kind.READS : Kind.NOTHING;
    }

    /** Whether a value is read, reckoned with, and written back. */
    private boolean writesMore(ScriptCommand write) {
        return write.args().stream()
                .skip(1)
                .anyMatch(value -> isMadeOf(
                        value,
                        part -> part instanceof Exp.BinopExp sum
                                && (sum.op == Lua.OP_ADD || sum.op == Lua.OP_SUB)
                                && isMadeOf(
                                        sum,
                                        operand -> script.command(operand)
                                                .filter(read -> read.reads() && keys.haveSameKey(read, write))
                                                .isPresent())));
    }

    /** Whether it is only done where a check says so whose answer the script itself makes another one. */
    private boolean isGuarded(ScriptCommand command) {
        return command.conditions().stream().anyMatch(condition -> checks.isClosed(condition, command));
    }

    /** Whether all that is changed is a value that is found to be the one that the caller has brought along. */
    private boolean isOfOwner() {
        List<ScriptCommand> changing =
                script.commands().stream().filter(command -> !command.reads()).toList();
        return !changing.isEmpty()
                && changing.stream()
                        .allMatch(command -> (command.removes() || (command.expires() && !command.sets()))
                                && command.conditions().stream().anyMatch(condition -> findsOwn(condition, command)));
    }

    private boolean findsOwn(ScriptCondition condition, ScriptCommand change) {
        return condition.asked() instanceof Exp.BinopExp comparison
                && comparison.op == (condition.holds() ? Lua.OP_EQ : Lua.OP_NEQ)
                && (areOwn(comparison.lhs, comparison.rhs, change) || areOwn(comparison.rhs, comparison.lhs, change));
    }

    private boolean areOwn(Exp found, Exp brought, ScriptCommand change) {
        return keys.text(brought).startsWith("ARGV[")
                && script.command(keys.meant(found))
                        .filter(look -> look.name().equals("GET") && keys.haveSameKey(look, change))
                        .isPresent();
    }

    /** Whether the answer is another one where the script has run before. */
    private boolean tellsWhetherItWasDone() {
        return script.answers().stream()
                .anyMatch(answer ->
                        answer.conditions().stream().anyMatch(condition -> checks.isClosed(condition, answer))
                                || answer.values().stream()
                                        .anyMatch(value -> isMadeOf(
                                                value,
                                                call -> script.command(call)
                                                        .filter(ScriptCommand::claims)
                                                        .isPresent())));
    }

    private boolean isFleeting(ScriptCommand command) {
        return script.commands().stream().anyMatch(one -> one.expires() && keys.haveSameKey(one, command));
    }

    /** Whether something went into a value, by whatever variables. */
    private boolean isMadeOf(Exp value, Predicate<Exp> wanted) {
        Search search = new Search(wanted);
        value.accept(search);
        return search.found;
    }

    private final class Search extends Visitor {
        private final Predicate<Exp> wanted;
        private final Set<String> seen = new HashSet<>();
        private boolean found;

        Search(Predicate<Exp> wanted) {
            this.wanted = wanted;
        }

        @Override
        public void visit(Exp.NameExp variable) {
            if (seen.add(variable.name.name)) {
                script.assigned(variable.name.name).forEach(value -> value.accept(this));
            }
        }

        @Override
        public void visit(Exp.BinopExp operation) {
            found |= wanted.test(operation);
            super.visit(operation);
        }

        @Override
        public void visit(Exp.FuncCall call) {
            found |= wanted.test(call);
            super.visit(call);
        }
    }
}
