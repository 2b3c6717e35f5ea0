package dev.hapax.analysis.judge;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What is taken of something that was read.
 *
 * @param values whether its values are looked at, rather than whether it is there
 * @param fields which ones; empty where that is not known
 * @param within the fields that those are parts of: {@code places} where {@code shelf.places().get(0).free()} is taken
 * @param of the table of the object that they belong to, where it has one of its own
 */
record Taken(boolean values, Set<String> fields, Set<String> within, Optional<Subject> of) {
    static final Taken ITSELF = new Taken(false, Set.of(), Set.of(), Optional.empty());

    Taken field(String name, Optional<Subject> owner) {
        if (!values || fields.isEmpty()) {
            return new Taken(true, Set.of(Writings.name(name)), Set.of(), owner);
        }
        Set<String> around = new HashSet<>(within);
        around.add(Writings.name(name));
        return new Taken(true, fields, around, of);
    }
}
