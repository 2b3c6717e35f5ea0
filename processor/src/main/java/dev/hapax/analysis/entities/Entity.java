package dev.hapax.analysis.entities;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A class whose objects a store keeps.
 *
 * @param className its internal name
 * @param name what query languages call it
 * @param table the table, collection or key space that it is kept in
 * @param store what keeps it
 * @param key what identifies its objects; empty where the class does not say
 * @param version the property with the version by which the store knows new objects; empty where there is none
 * @param uniques sets of properties no two objects can share
 * @param collections its properties that hold several other objects or values
 * @param callbacks its methods that run before it is inserted
 */
public record Entity(
        String className,
        String name,
        String table,
        Store store,
        Optional<Key> key,
        Optional<String> version,
        List<Set<String>> uniques,
        Map<String, Several> collections,
        List<String> callbacks) {

    /** Copies the collections. */
    public Entity {
        uniques = List.copyOf(uniques);
        collections = Map.copyOf(collections);
        callbacks = List.copyOf(callbacks);
    }

    /**
     * What identifies an object.
     *
     * @param properties the fields that hold it
     * @param generated whether the store makes one for an object without
     * @param always whether it makes one for each object that is inserted, and what that has for an id is not looked at
     * @param brought whether the store makes none of that type: an object that comes from elsewhere brings it
     */
    public record Key(Set<String> properties, boolean generated, boolean always, boolean brought) {
        /** Copies the set. */
        public Key {
            properties = Set.copyOf(properties);
        }
    }

    /** What a property with several elements holds. */
    public enum Several {
        /** Objects that are saved together with the one that holds them, and stay where they leave it. */
        OWNED,
        /** Objects that are saved together with the one that holds them, and deleted when they leave it. */
        PARTS,
        /** Objects that say themselves which one they belong to: what is put in is not kept. */
        INVERSE,
        /** Objects that are saved by themselves. */
        LINKED,
        /** Values. */
        VALUES
    }
}
