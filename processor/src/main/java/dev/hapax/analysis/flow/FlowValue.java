package dev.hapax.analysis.flow;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.analysis.Value;

/**
 * What the data flow keeps of a local variable or stack entry.
 *
 * @param size 1, or 2 for {@code long} and {@code double}
 * @param expr where it comes from
 */
record FlowValue(int size, Expr expr) implements Value {
    @Override
    public int getSize() {
        return size;
    }

    FlowValue with(Expr other) {
        return new FlowValue(size, other);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof FlowValue that && size == that.size && expr.equals(that.expr));
    }

    @Override
    public int hashCode() {
        return size * 31 + expr.hashCode();
    }
}
