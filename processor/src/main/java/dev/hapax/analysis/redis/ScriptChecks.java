package dev.hapax.analysis.redis;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.luaj.vm2.Lua;
import org.luaj.vm2.ast.Exp;

/** Knows checks of a script that come out otherwise once the script has run, since it writes what they look at. */
final class ScriptChecks {
    private final ScriptReader script;
    private final ScriptKeys keys;
    private final Predicate<ScriptCommand> plain;

    /**
     * The checks of a script.
     *
     * @param plain whether a command writes a value that is not reckoned from what was there
     */
    ScriptChecks(ScriptReader script, ScriptKeys keys, Predicate<ScriptCommand> plain) {
        this.script = script;
        this.keys = keys;
        this.plain = plain;
    }

    /** What a question wants to find. */
    private enum Wanted {
        PRESENT,
        ABSENT,
        /** A value, or another one than that. */
        SAME,
        OTHER
    }

    /**
     * Whether a condition does not come out like that again.
     *
     * @param guarded what is done under it: what that changes itself is no mark; empty for an answer
     */
    boolean isClosed(ScriptCondition condition, Optional<ScriptCommand> guarded) {
        return isClosed(condition.asked(), condition.holds(), guarded);
    }

    private boolean isClosed(Exp asked, boolean holds, Optional<ScriptCommand> guarded) {
        if (asked instanceof Exp.ParensExp inner) {
            return isClosed(inner.exp, holds, guarded);
        } else if (asked instanceof Exp.UnopExp negation && negation.op == Lua.OP_NOT) {
            return isClosed(negation.rhs, !holds, guarded);
        } else if (asked instanceof Exp.BinopExp both && (both.op == Lua.OP_AND || both.op == Lua.OP_OR)) {
            return holds == (both.op == Lua.OP_AND)
                    && (isClosed(both.lhs, holds, guarded) || isClosed(both.rhs, holds, guarded));
        } else if (asked instanceof Exp.BinopExp comparison) {
            return isCompared(comparison, holds, guarded);
        }
        return look(asked)
                .filter(look -> !look.isFlag())
                .filter(look -> isClosed(look, holds ? Wanted.PRESENT : Wanted.ABSENT, "", guarded))
                .isPresent();
    }

    private boolean isCompared(Exp.BinopExp comparison, boolean holds, Optional<ScriptCommand> guarded) {
        Optional<ScriptCommand> look = look(comparison.lhs);
        if (look.isEmpty()) {
            return false; // the constant is written on the right
        }
        String other = keys.text(comparison.rhs);
        boolean flag = look.get().isFlag();
        Optional<Wanted> wanted = switch (comparison.op) {
            case Lua.OP_EQ -> Optional.of(equal(other, flag, holds));
            case Lua.OP_NEQ -> Optional.of(equal(other, flag, !holds));
            case Lua.OP_GT -> bound(flag && other.equals("'0'"), holds);
            case Lua.OP_GE -> bound(flag && other.equals("'1'"), holds);
            case Lua.OP_LT -> bound(flag && other.equals("'1'"), !holds);
            case Lua.OP_LE -> bound(flag && other.equals("'0'"), !holds);
            default -> Optional.empty();
        };
        return wanted.filter(found -> isClosed(look.get(), found, other, guarded))
                .isPresent();
    }

    private static Optional<Wanted> bound(boolean known, boolean present) {
        return known ? Optional.of(present ? Wanted.PRESENT : Wanted.ABSENT) : Optional.empty();
    }

    private static Wanted equal(String other, boolean flag, boolean same) {
        boolean none = flag ? other.equals("'0'") : other.equals("'nil'") || other.equals("'false'");
        if (none) {
            return same ? Wanted.ABSENT : Wanted.PRESENT;
        } else if (flag) {
            return same ? Wanted.PRESENT : Wanted.ABSENT;
        }
        return same ? Wanted.SAME : Wanted.OTHER;
    }

    private boolean isClosed(ScriptCommand look, Wanted wanted, String value, Optional<ScriptCommand> guarded) {
        if (guarded.filter(change -> change.equals(look) || keys.areSame(look, change))
                .isPresent()) {
            return false;
        } else if (look.claims()) {
            return wanted == Wanted.PRESENT;
        }
        return (look.isFlag() || look.isOfValue())
                && script.commands().stream()
                        .filter(write -> keys.areSame(look, write))
                        .anyMatch(write -> closes(write, wanted, value));
    }

    private boolean closes(ScriptCommand write, Wanted wanted, String value) {
        boolean cleared = write.name().equals("SETBIT") && written(write).equals("'0'");
        if (write.removes() || cleared) {
            return wanted == Wanted.PRESENT || wanted == Wanted.SAME;
        } else if (!write.sets() || write.args().size() < 2) {
            return false;
        }
        return switch (wanted) {
            case ABSENT -> plain.test(write);
            case OTHER -> written(write).equals(value);
            case SAME ->
                isConstant(written(write))
                        && isConstant(value)
                        && !written(write).equals(value);
            case PRESENT -> false;
        };
    }

    /** What is set: after the key, and after the member of it. */
    private String written(ScriptCommand write) {
        int index = write.isOfMember() ? 2 : 1;
        return index < write.args().size() ? keys.text(write.args().get(index)) : "";
    }

    private static boolean isConstant(String text) {
        return text.startsWith("'");
    }

    /** The command whose answer a value is. */
    private Optional<ScriptCommand> look(Exp value) {
        if (value instanceof Exp.ParensExp inner) {
            return look(inner.exp);
        } else if (value instanceof Exp.NameExp variable) {
            List<Exp> given = script.assigned(variable.name.name);
            return given.size() == 1 && !given.get(0).equals(value) ? look(given.get(0)) : Optional.empty();
        } else if (value instanceof Exp.FuncCall call
                && call.lhs instanceof Exp.NameExp function
                && function.name.name.startsWith("to") // tonumber, tostring
                && call.args.exps != null
                && call.args.exps.size() == 1) {
            return look((Exp) call.args.exps.get(0));
        }
        return script.command(value);
    }
}
