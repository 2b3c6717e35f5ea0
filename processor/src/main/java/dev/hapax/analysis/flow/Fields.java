package dev.hapax.analysis.flow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the fields of an object hold that was made in sight, as far as that is known. Immutable. */
public final class Fields {
    /** Nothing is known. */
    public static final Fields UNKNOWN = new Fields(List.of(), Parts.of(List.of()), false, false);

    /** Stands for all elements of a collection. */
    static final String ELEMENTS = "[]";

    /** Stands for the fields that were copied from another object, name by name. */
    static final String COPIED = "*";

    /** Stands for all fields at once, where code is given the object of which nothing is known. */
    static final String ANY = "?";

    private static final int MAX_FIELDS = 40;
    private static final int MAX_NODES = 300;
    private static final int MAX_VALUE = 10;
    private static final int MAX_SMALL = 4;
    private static final int MAX_DEPTH = 3;

    private final List<String> names;
    private final Parts values;
    private final boolean made;
    private final boolean handed;

    private Fields(List<String> names, Parts values, boolean made, boolean handed) {
        this.names = names;
        this.values = values;
        this.made = made;
        this.handed = handed;
    }

    /** The fields of an object whose constructor is known: none is set yet. */
    static Fields unset() {
        return new Fields(List.of(), Parts.of(List.of()), true, false);
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

    /** The arguments of the object's constructor and the values of its fields together. */
    List<Expr> with(List<Expr> args) {
        if (values.isEmpty()) {
            return args;
        } else if (args.isEmpty()) {
            return values;
        }
        List<Expr> all = new ArrayList<>(args);
        all.addAll(values);
        return Parts.of(all);
    }

    Parts values() {
        return values;
    }

    boolean isMade() {
        return made;
    }

    /** The same fields, now that code has the object which may set more of them: a store that makes an id, a mapper. */
    Fields handed() {
        return handed ? this : new Fields(names, values, made, true);
    }

    /**
     * Whether code that is not seen has had the object.
     *
     * @return true if it may hold more than is known
     */
    public boolean isHanded() {
        return handed;
    }

    /** Whether a field is not set for sure: nothing that is not seen has had the object. */
    boolean isDefault(String name) {
        return !handed && isUnset(name);
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    Fields with(String name, Expr value) {
        int at = Collections.binarySearch(names, name);
        List<Expr> changed = new ArrayList<>(values);
        if (at >= 0) {
            changed.set(at, value);
            return bounded(names, changed);
        }
        if (names.size() >= MAX_FIELDS) {
            return this;
        }
        List<String> more = new ArrayList<>(names);
        more.add(-at - 1, name);
        changed.add(-at - 1, value);
        return bounded(List.copyOf(more), changed);
    }

    /** The same fields with other values. */
    Fields withValues(List<Expr> others) {
        return bounded(names, others);
    }

    private Fields bounded(List<String> names, List<Expr> values) {
        Parts exact = Parts.of(values);
        if (exact.nodes() <= MAX_NODES
                && values.stream().noneMatch(value -> Subexpressions.nodes(value) > MAX_NODES / 2)) {
            return new Fields(names, exact, made, handed);
        }
        for (int nodes : List.of(MAX_VALUE, MAX_SMALL)) {
            Parts less = smaller(exact, nodes, MAX_DEPTH);
            if (less.nodes() <= MAX_NODES) {
                return new Fields(names, less, made, handed);
            }
        }
        return new Fields(names, smaller(exact, MAX_SMALL, 0), made, handed);
    }

    /** Values larger than that keep what they are made of only; objects among them are still the same objects. */
    private static Parts smaller(List<Expr> values, int nodes, int depth) {
        return Parts.of(
                values.stream().map(value -> smaller(value, nodes, depth)).toList());
    }

    private static Expr smaller(Expr value, int nodes, int depth) {
        if (Subexpressions.nodes(value) <= nodes) {
            return value;
        }
        if (depth > 0 && value instanceof Expr.Fresh object && object.fields().made) {
            return object.with(object.fields().smaller(nodes, depth - 1));
        } else if (depth > 0 && value instanceof Expr.Op op && op.operator().isArithmetic()) {
            return Amounts.counted(op, MAX_NODES / 2);
        } else if (depth > 0 && value instanceof Expr.OneOf choice && areAmounts(choice)) {
            return Amounts.of(choice, MAX_NODES / 2);
        }
        return Leaves.of(List.of(value));
    }

    private static boolean areAmounts(Expr.OneOf choice) {
        return choice.options().stream()
                .anyMatch(
                        option -> option instanceof Expr.Op op && op.operator().isArithmetic());
    }

    /** The same fields, of which only what is small is known as it is. */
    Fields reduced() {
        return smaller(MAX_SMALL, 0);
    }

    /** The same fields, nothing being known of those whose value has more nodes. */
    Fields without(int nodes) {
        List<Expr> small = values.stream()
                .map(value -> Subexpressions.nodes(value) <= nodes ? value : Exprs.UNKNOWN)
                .toList();
        return new Fields(names, Parts.of(small), made, handed);
    }

    /** The same fields, of which objects keep what is small of their own; nothing is known of what else is large. */
    Fields withObjects(int nodes) {
        List<Expr> less = values.stream().map(value -> objects(value, nodes)).toList();
        return new Fields(names, Parts.of(less), made, handed);
    }

    private static Expr objects(Expr value, int nodes) {
        return Exprs.oneOf(Exprs.options(value).stream()
                .map(option -> option instanceof Expr.Fresh object
                        ? object.with(object.fields().without(nodes))
                        : Subexpressions.nodes(option) <= nodes ? option : Exprs.UNKNOWN)
                .toList());
    }

    private Fields smaller(int nodes, int depth) {
        return new Fields(names, smaller(values, nodes, depth), made, handed);
    }

    /** The fields of an object that took one of two ways. */
    static Fields either(Fields first, Fields second) {
        if (first.equals(second)) {
            return first;
        }
        Set<String> all = new TreeSet<>(first.names);
        all.addAll(second.names);
        List<String> names = all.stream().limit(MAX_FIELDS).toList();
        List<Expr> values = names.stream()
                .map(name -> Exprs.either(
                        first.get(name).orElse(Exprs.NULL), second.get(name).orElse(Exprs.NULL)))
                .toList();
        boolean made = first.made && second.made;
        boolean handed = first.handed || second.handed;
        return new Fields(List.of(), Parts.of(List.of()), made, handed).bounded(names, values);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fields fields
                && (this == other
                        || (made == fields.made
                                && handed == fields.handed
                                && values.equals(fields.values)
                                && names.equals(fields.names)));
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
