package dev.hapax.analysis.flow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the fields of an object hold that was made in sight, as far as that is known. Immutable. */
public final class Fields {
    /** Nothing is known. */
    public static final Fields UNKNOWN = new Fields(List.of(), Parts.of(List.of()), false);

    /** Stands for all elements of a collection. */
    static final String ELEMENTS = "[]";

    /** Stands for the fields that were copied from another object, name by name. */
    static final String COPIED = "*";

    private static final int MAX_FIELDS = 40;
    private static final int MAX_NODES = 80;
    private static final int MAX_VALUE = 10;
    private static final int MAX_SMALL = 4;

    private final List<String> names;
    private final Parts values;
    private final boolean made;

    private Fields(List<String> names, Parts values, boolean made) {
        this.names = names;
        this.values = values;
        this.made = made;
    }

    /** The fields of an object whose constructor is known: none is set yet. */
    static Fields unset() {
        return new Fields(List.of(), Parts.of(List.of()), true);
    }

    /**
     * A field's value.
     *
     * @param name the field
     * @return its value; empty where it is not set, or not known
     */
    public Optional<Expr> get(String name) {
        int at = Collections.binarySearch(names, name);
        return at < 0 ? Optional.empty() : Optional.of(values.get(at));
    }

    /**
     * Whether a field still holds what the language gives to it: {@code null}, zero or false.
     *
     * @param name the field
     * @return false also where nothing is known of the object
     */
    public boolean isUnset(String name) {
        return made && get(name).isEmpty() && get(COPIED).isEmpty();
    }

    /**
     * The fields that are known.
     *
     * @return their names, sorted
     */
    public List<String> names() {
        return names;
    }

    /** What an object's fields were copied from, name by name. */
    public Optional<Expr> copied() {
        return get(COPIED);
    }

    /** The elements of a collection. */
    public Optional<Expr> elements() {
        return get(ELEMENTS);
    }

    Parts values() {
        return values;
    }

    boolean isMade() {
        return made;
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    Fields with(String name, Expr value) {
        int at = Collections.binarySearch(names, name);
        List<Expr> changed = new ArrayList<>(values);
        if (at >= 0) {
            changed.set(at, value);
            return bounded(names, changed, made);
        }
        if (names.size() >= MAX_FIELDS) {
            return this;
        }
        List<String> more = new ArrayList<>(names);
        more.add(-at - 1, name);
        changed.add(-at - 1, value);
        return bounded(List.copyOf(more), changed, made);
    }

    /** The same fields with other values. */
    Fields withValues(List<Expr> others) {
        return bounded(names, others, made);
    }

    private static Fields bounded(List<String> names, List<Expr> values, boolean made) {
        Parts exact = Parts.of(values);
        if (exact.nodes() <= MAX_NODES && values.stream().noneMatch(value -> Exprs.nodes(value) > MAX_NODES / 2)) {
            return new Fields(names, exact, made);
        }
        Parts less = reduced(exact, MAX_VALUE);
        return new Fields(names, less.nodes() <= MAX_NODES ? less : reduced(less, MAX_SMALL), made);
    }

    /** Values larger than that keep what they are made of only. */
    private static Parts reduced(List<Expr> values, int nodes) {
        return Parts.of(values.stream()
                .map(value -> Exprs.nodes(value) <= nodes ? value : Exprs.mixed(List.of(value)))
                .toList());
    }

    /** The fields of an object that took one of two ways. */
    static Fields either(Fields first, Fields second) {
        if (first.equals(second)) {
            return first;
        }
        Set<String> all = new LinkedHashSet<>(first.names);
        all.addAll(second.names);
        boolean made = first.made && second.made;
        Fields result = new Fields(List.of(), Parts.of(List.of()), made);
        for (String name : all) {
            Expr one = first.get(name).orElse(Exprs.NULL);
            Expr two = second.get(name).orElse(Exprs.NULL);
            result = result.with(name, Exprs.either(one, two));
        }
        return result;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fields fields
                && (this == other
                        || (made == fields.made && values.equals(fields.values) && names.equals(fields.names)));
    }

    @Override
    public int hashCode() {
        return values.hashCode() * 31 + names.hashCode();
    }

    @Override
    public String toString() {
        return names + "=" + values;
    }
}
