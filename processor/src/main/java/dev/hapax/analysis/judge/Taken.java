package dev.hapax.analysis.judge;

import java.util.Optional;
import java.util.Set;

/**
 * What is taken of something that was read.
 *
 * @param values whether its values are looked at, rather than whether it is there
 * @param fields which ones; empty where that is not known
 * @param of the table of the object that they belong to, where it has one of its own
 */
record Taken(boolean values, Set<String> fields, Optional<Subject> of) {
    static final Taken ITSELF = new Taken(false, Set.of(), Optional.empty());

    Taken field(String name, Optional<Subject> owner) {
        return values && !fields.isEmpty() ? this : new Taken(true, Set.of(Writings.name(name)), owner);
    }
}
