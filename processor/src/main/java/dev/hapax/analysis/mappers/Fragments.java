package dev.hapax.analysis.mappers;

import java.util.Optional;

/** Finds the parts of statements that {@code <include>} names. */
interface Fragments {
    /** Of a statement that includes nothing. */
    Fragments NONE = id -> Optional.empty();

    /** The {@code <sql>} element of an id, as the including file writes it. */
    Optional<XmlElement> find(String id);
}
