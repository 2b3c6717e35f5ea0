package dev.hapax.analysis.redis;

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

    /** What a value is taken from: variables that are given one thing stand for it, and numbers and texts are written differently. */
    Exp meant(Exp value) {
        Exp meant = value;
        for (int i = 0; i < MAX_ALIASES; i++) {
            if (meant instanceof Exp.ParensExp inner) {
                meant = inner.exp;
            } else if (meant instanceof Exp.NameExp name && isGivenOnce(name)) {
                meant = script.assigned(name.name.name).get(0);
            } else if (meant instanceof Exp.FuncCall call && isConversion(call)) {
                meant = (Exp) call.args.exps.get(0);
            }
        }
        return meant;
    }

    private boolean isGivenOnce(Exp.NameExp name) {
        return !script.isParameter(name.name.name)
                && script.assigned(name.name.name).size() == 1;
    }

    private static boolean isConversion(Exp.FuncCall call) {
        return call.lhs instanceof Exp.NameExp function
                && (function.name.name.equals("tonumber") || function.name.name.equals("tostring"))
                && call.args.exps != null
                && call.args.exps.size() == 1;
    }

    /** A value in words that are the same for the same value only; constants are in quotes. */
    String text(Exp value) {
        return text(value, MAX_ALIASES);
    }

    /** Variables that are given one thing stand for it. */
    private String text(Exp value, int aliases) {
        if (value instanceof Exp.NameExp name && !script.isParameter(name.name.name)) {
            return aliases > 0 && isGivenOnce(name)
                    ? text(script.assigned(name.name.name).get(0), aliases - 1)
                    : name.name.name;
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
