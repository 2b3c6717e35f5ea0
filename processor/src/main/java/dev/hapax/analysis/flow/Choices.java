package dev.hapax.analysis.flow;

import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Set;

/** A few different expressions, in order, unchangeable; equal to every set of the same ones. */
final class Choices extends AbstractSet<Expr> {
    private final Parts parts;
    private final int hash;

    private Choices(Parts parts) {
        this.parts = parts;
        int sum = 0;
        for (Expr part : parts) {
            sum += part.hashCode();
        }
        this.hash = sum;
    }

    static Choices of(Set<Expr> expressions) {
        return expressions instanceof Choices known ? known : new Choices(Parts.of(expressions));
    }

    Parts parts() {
        return parts;
    }

    @Override
    public boolean contains(Object expression) {
        return parts.contains(expression);
    }

    @Override
    public Iterator<Expr> iterator() {
        return parts.iterator();
    }

    @Override
    public int size() {
        return parts.size();
    }

    @Override
    public boolean equals(Object other) {
        if (other instanceof Choices choices) {
            return this == other
                    || (hash == choices.hash
                            && parts.size() == choices.parts.size()
                            && (parts.equals(choices.parts) || parts.containsAll(choices.parts)));
        }
        return super.equals(other);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
