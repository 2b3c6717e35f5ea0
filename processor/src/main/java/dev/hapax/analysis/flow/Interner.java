package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.MethodKey;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps equal values once. The same few values come to a method by each of its callees and from each of its callers;
 * without sharing, most of the memory of a large analysis is copies. What it knows is bounded: then it begins anew, and
 * equal values may be there twice. Not thread-safe.
 */
public final class Interner {
    private static final int MAX_KNOWN = 100_000;

    private final Map<Expr, Expr> expressions = new HashMap<>();
    private final Map<Guard, Guard> guards = new HashMap<>();
    private final Map<MethodKey, MethodKey> methods = new HashMap<>();

    /**
     * The one that stands for all equal expressions.
     *
     * @param expr an expression
     * @return an equal one, the same each time, whose parts are shared as well
     */
    public Expr of(Expr expr) {
        Expr known = expressions.get(expr);
        if (known == null) {
            known = Subexpressions.withParts(expr, this::of);
            if (expressions.size() >= MAX_KNOWN) {
                expressions.clear();
            }
            expressions.put(known, known);
        }
        return known;
    }

    /**
     * The one that stands for all equal keys.
     *
     * @param method a method's key
     * @return an equal one, the same each time
     */
    public MethodKey of(MethodKey method) {
        MethodKey known = methods.putIfAbsent(method, method);
        return known == null ? method : known;
    }

    /**
     * The one that stands for all equal guards.
     *
     * @param guard a guard
     * @return an equal one, the same each time
     */
    public Guard of(Guard guard) {
        Guard known = guards.get(guard);
        if (known == null) {
            known = guard.with(of(guard.condition()));
            if (guards.size() >= MAX_KNOWN) {
                guards.clear();
            }
            guards.put(known, known);
        }
        return known;
    }
}
