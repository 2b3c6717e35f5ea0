package dev.hapax.analysis.redis;

import java.util.List;
import org.luaj.vm2.ast.Exp;

/** Which commands of a script are about the same key, and the same member of what it holds. */
final class ScriptKeys {
    private static final int MAX_ALIASES = 8;

    private final ScriptReader script;

    ScriptKeys(ScriptReader script) {
        this.script = script;
    }

    /** Whether two commands surely have the same key; of a member, if both name one, the same. */
    boolean areSame(ScriptCommand one, ScriptCommand other) {
        return haveSameKey(one, other)
                && (!one.isOfMember()
                        || !other.isOfMember()
                        || text(one.args().get(1)).equals(text(other.args().get(1))));
    }

    boolean haveSameKey(ScriptCommand one, ScriptCommand other) {
        return !one.args().isEmpty()
                && !other.args().isEmpty()
                && text(one.args().get(0)).equals(text(other.args().get(0)));
    }

    /** A value in words that are the same for the same value only; constants are in quotes. */
    String text(Exp value) {
        return text(value, MAX_ALIASES);
    }

    /** Variables that are given one thing stand for it. */
    private String text(Exp value, int aliases) {
        if (value instanceof Exp.NameExp name && !script.isParameter(name.name.name)) {
            List<Exp> given = script.assigned(name.name.name);
            return aliases > 0 && given.size() == 1 ? text(given.get(0), aliases - 1) : name.name.name;
        } else if (value instanceof Exp.IndexExp index) {
            return text(index.lhs, aliases) + "[" + text(index.exp, aliases) + "]";
        } else if (value instanceof Exp.FieldExp field) {
            return text(field.lhs, aliases) + "." + field.name.name;
        } else if (value instanceof Exp.ParensExp inner) {
            return text(inner.exp, aliases);
        } else if (value instanceof Exp.BinopExp operation) {
            return "(" + text(operation.lhs, aliases) + " " + operation.op + " " + text(operation.rhs, aliases) + ")";
        } else if (value instanceof Exp.Constant constant) {
            return "'" + constant.value.tojstring() + "'";
        }
        return "@" + System.identityHashCode(value); // only ever the same as itself
    }
}
