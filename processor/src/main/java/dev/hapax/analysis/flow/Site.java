package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.MethodKey;
import org.jspecify.annotations.Nullable;

/**
 * An instruction: the identity of what it makes or calls.
 *
 * @param method the method that holds it
 * @param index its index in the method's instruction list; below 0 for what a call's own callees make, which is another thing
 *     each time
 * @param instruction the index of the instruction that stands in the method, for callees' things too that of the call
 */
public record Site(MethodKey method, int index, int instruction) {
    /**
     * An instruction by itself.
     *
     * @param method the method that holds it
     * @param index its index in the method's instruction list
     */
    public Site(MethodKey method, int index) {
        this(method, index, index);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof Site that && index == that.index && method.equals(that.method));
    }

    @Override
    public int hashCode() {
        return method.hashCode() * 31 + index;
    }
}
