package dev.hapax.analysis.flow;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How a method without a body in sight fills one object from others, property by property, as its declaration says. Arguments
 * count from 0, the receiver not among them.
 *
 * @param type internal name of the class of the object that is filled
 * @param into the argument that is filled; empty: an object that the call makes
 * @param from the arguments that are read, with their types' internal names and their own names; empty texts where they have none
 * @param named where the values of those properties come from that are not taken over from the ones of the same names
 * @param left the properties that are left alone
 * @param whole whether those that nothing is said about are left alone, too: otherwise something else may fill them
 */
public record ObjectMapping(
        String type, OptionalInt into, List<Source> from, Map<String, Origin> named, Set<String> left, boolean whole) {
    /** Copies the collections. */
    public ObjectMapping {
        from = List.copyOf(from);
        named = Map.copyOf(named);
        left = Set.copyOf(left);
    }

    /**
     * An argument that is read.
     *
     * @param argument which one
     * @param type internal name of its type; empty where it has no properties
     * @param name its name; empty where that is not known
     */
    public record Source(int argument, String type, String name) {}

    /** Where a value comes from. */
    public sealed interface Origin {}

    /**
     * A property of an argument, or the argument itself.
     *
     * @param path the names on the way to it
     * @param changed whether something else is done with it that is not known
     */
    public record Path(List<String> path, boolean changed) implements Origin {
        /** Copies the list. */
        public Path {
            path = List.copyOf(path);
        }
    }

    /**
     * A constant.
     *
     * @param text as it is written
     */
    public record Constant(String text) implements Origin {}

    /** Code that is not read. */
    public record Elsewhere() implements Origin {}
}
