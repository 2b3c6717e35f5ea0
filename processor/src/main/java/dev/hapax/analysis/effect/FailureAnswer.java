package dev.hapax.analysis.effect;

import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Site;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What callers get in place of a failure that was caught.
 *
 * @param values each value that it may be; empty where nothing tells a failure from a success
 * @param calls the calls that hand it on, from the method that caught the failure upwards
 */
public record FailureAnswer(List<Expr> values, Set<Site> calls) {
    /** Nobody is told. */
    public static final FailureAnswer NONE = new FailureAnswer(List.of(), Set.of());

    /** Copies list and set. */
    public FailureAnswer {
        values = List.copyOf(values);
        calls = Set.copyOf(calls);
    }

    static FailureAnswer of(List<Expr> values) {
        return values.isEmpty() ? NONE : new FailureAnswer(values, Set.of());
    }

    /** The same, as the caller gets it. */
    FailureAnswer through(Site call) {
        Set<Site> all = new LinkedHashSet<>(calls);
        all.add(call);
        return new FailureAnswer(values, all);
    }
}
