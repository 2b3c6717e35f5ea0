package dev.hapax.analysis.effect;

import dev.hapax.analysis.PathStep;
import java.util.AbstractList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A way through the code, linked: every caller puts one step before a rest that all callers share. Unchangeable. */
final class CallPath extends AbstractList<PathStep> {
    private final PathStep first;
    private final @Nullable CallPath rest;
    private final int size;

    private CallPath(PathStep first, @Nullable CallPath rest) {
        this.first = first;
        this.rest = rest;
        this.size = rest == null ? 1 : rest.size + 1;
    }

    /**
     * One step more.
     *
     * @param first the step
     * @param rest the way that follows; not empty
     */
    static List<PathStep> of(PathStep first, List<PathStep> rest) {
        return new CallPath(first, of(rest));
    }

    /**
     * Some steps more.
     *
     * @param way the steps
     * @param rest the way that follows; not empty
     */
    static List<PathStep> of(List<PathStep> way, List<PathStep> rest) {
        List<PathStep> path = rest;
        for (int i = way.size() - 1; i >= 0; i--) {
            path = of(way.get(i), path);
        }
        return path;
    }

    private static @Nullable CallPath of(List<PathStep> steps) {
        if (steps instanceof CallPath path) {
            return path;
        }
        CallPath path = null;
        for (int i = steps.size() - 1; i >= 0; i--) {
            path = new CallPath(steps.get(i), path);
        }
        return path;
    }

    @Override
    public PathStep get(int index) {
        Objects.checkIndex(index, size);
        Iterator<PathStep> steps = iterator();
        for (int i = 0; i < index; i++) {
            steps.next();
        }
        return steps.next();
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Iterator<PathStep> iterator() {
        return new Iterator<>() {
            private @Nullable CallPath at = CallPath.this;

            @Override
            public boolean hasNext() {
                return at != null;
            }

            @Override
            public PathStep next() {
                CallPath here = at;
                if (here == null) {
                    throw new NoSuchElementException();
                }
                at = here.rest;
                return here.first;
            }
        };
    }
}
