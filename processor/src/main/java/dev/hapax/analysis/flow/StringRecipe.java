package dev.hapax.analysis.flow;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/** Reads the recipe that javac leaves for a string concatenation. */
final class StringRecipe {
    private static final char ARGUMENT = '\1';
    private static final char CONSTANT = '\2';

    private StringRecipe() {}

    static Expr concat(InvokeDynamicInsnNode dynamic, List<Expr> args) {
        if (dynamic.bsmArgs.length == 0 || !(dynamic.bsmArgs[0] instanceof String recipe)) {
            return new Expr.Concat(args);
        }
        List<Expr> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        int argument = 0;
        int constant = 1;
        for (int i = 0; i < recipe.length(); i++) {
            char c = recipe.charAt(i);
            if (c == ARGUMENT) {
                flush(literal, parts);
                parts.add(args.get(argument++));
            } else if (c == CONSTANT) {
                literal.append(dynamic.bsmArgs[constant++]);
            } else {
                literal.append(c);
            }
        }
        flush(literal, parts);
        return new Expr.Concat(parts);
    }

    private static void flush(StringBuilder literal, List<Expr> parts) {
        if (!literal.isEmpty()) {
            parts.add(new Expr.Const(literal.toString()));
            literal.setLength(0);
        }
    }
}
