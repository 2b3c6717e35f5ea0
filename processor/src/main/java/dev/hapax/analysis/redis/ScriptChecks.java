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
     * @param guarded what is done under it: what that changes itself is no mark
     */
    boolean isClosed(ScriptCondition condition, ScriptCommand guarded) {
        return isClosed(condition.asked(), condition.holds(), new Behind(guarded.conditions(), Optional.of(guarded)));
    }

    /** The same for an answer that is given under it. */
    boolean isClosed(ScriptCondition condition, ScriptReader.Answer given) {
        return isClosed(condition.asked(), condition.holds(), new Behind(given.conditions(), Optional.empty()));
    }

    /** What stands behind a condition: only what is written wherever that is reached counts. */
    private record Behind(List<ScriptCondition> conditions, Optional<ScriptCommand> change) {
        boolean isAlwaysWith(ScriptCommand write) {
            return conditions.containsAll(write.conditions());
        }

        boolean isAbout(ScriptCommand look, ScriptKeys keys) {
            return change.filter(done -> done.equals(look) || keys.areSame(look, done))
                    .isPresent();
        }
    }

    private boolean isClosed(Exp asked, boolean holds, Behind behind) {
        if (asked instanceof Exp.ParensExp inner) {
            return isClosed(inner.exp, holds, behind);
        } else if (asked instanceof Exp.UnopExp negation && negation.op == Lua.OP_NOT) {
            return isClosed(negation.rhs, !holds, behind);
        } else if (asked instanceof Exp.BinopExp both && (both.op == Lua.OP_AND || both.op == Lua.OP_OR)) {
            return holds == (both.op == Lua.OP_AND)
                    && (isClosed(both.lhs, holds, behind) || isClosed(both.rhs, holds, behind));
        } else if (asked instanceof Exp.BinopExp comparison) {
            return isCompared(comparison, holds, behind);
        }
        return look(asked)
                .filter(look -> !look.isFlag())
                .filter(look -> isClosed(look, holds ? Wanted.PRESENT : Wanted.ABSENT, "", behind))
                .isPresent();
    }

    private boolean isCompared(Exp.BinopExp comparison, boolean holds, Behind behind) {
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
        return wanted.filter(found -> isClosed(look.get(), found, other, behind))
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

    private boolean isClosed(ScriptCommand look, Wanted wanted, String value, Behind behind) {
        if (behind.isAbout(look, keys)) {
            return false;
        } else if (look.claims()) {
            return wanted == Wanted.PRESENT;
        }
        return (look.isFlag() || look.isOfValue())
                && script.commands().stream()
                        .filter(write -> keys.areSame(look, write) && behind.isAlwaysWith(write))
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
        return script.command(keys.meant(value));
    }
}
