package dev.hapax.analysis.catalog;

/** How an entity is saved. */
public enum SaveMode {
    /** Inserts a new one, updates a known one: {@code CrudRepository.save}. */
    SAVE,
    /** Inserts: {@code EntityManager.persist}. */
    PERSIST,
    /** Copies onto what is there, inserts where nothing is: {@code EntityManager.merge}. */
    MERGE,
    /** Overwrites what is there, and fails or does nothing where nothing is. */
    UPDATE,
    /** Overwrites what has the same id: {@code StatelessSession.upsert}. */
    UPSERT
}
