package dev.hapax.analysis.flow;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * The parts of an expression, in order and unchangeable. Whatever is asked of expressions again and again, their hash,
 * their size, whether a parameter or an object made in sight is in them, is kept here, so that a large expression answers as fast as a small one.
 */
final class Parts extends AbstractList<Expr> implements RandomAccess {
    private static final Parts NONE = new Parts(new Expr[0]);

    private final Expr[] parts;
    private final int hash;
    private final int nodes;
    private final boolean parametric;
    private final boolean made;

    private Parts(Expr[] parts) {
        this.parts = parts;
        int hashed = 1;
        int counted = 0;
        boolean found = false;
        boolean objects = false;
        for (Expr part : parts) {
            hashed = 31 * hashed + part.hashCode();
            counted += Subexpressions.nodes(part);
            found |= Subexpressions.mentionsParameter(part);
            objects |= Subexpressions.holdsMade(part);
        }
        this.hash = hashed;
        this.nodes = counted;
        this.parametric = found;
        this.made = objects;
    }

    static Parts of(Collection<Expr> expressions) {
        if (expressions instanceof Parts known) {
            return known;
        }
        if (expressions.isEmpty()) {
            return NONE;
        }
        Expr[] copy = expressions.toArray(new Expr[0]);
        for (Expr part : copy) {
            Objects.requireNonNull(part);
        }
        return new Parts(copy);
    }

    /** The number of nodes of all parts together. */
    int nodes() {
        return nodes;
    }

    boolean mentionsParameter() {
        return parametric;
    }

    boolean holdMade() {
        return made;
    }

    @Override
    public Expr get(int index) {
        return parts[index];
    }

    @Override
    public int size() {
        return parts.length;
    }

    @Override
    public Iterator<Expr> iterator() {
        return Arrays.asList(parts).iterator();
    }

    @Override
    public boolean equals(Object other) {
        if (other instanceof Parts parts2) {
            return this == other || (hash == parts2.hash && Arrays.equals(parts, parts2.parts));
        }
        return other instanceof List && super.equals(other);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
