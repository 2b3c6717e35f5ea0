package dev.hapax.analysis.catalog;

/** How the text of a statement is to be read. */
public sealed interface Wording {

    /** It is the whole statement: SQL, JPQL or HQL. */
    record Whole() implements Wording {}

    /**
     * It may begin with what an update sets, as Panache's may.
     *
     * @param entity the name of the entity that it is about
     */
    record Shortened(String entity) implements Wording {}

    /** It is the name of a statement that is declared elsewhere. */
    record Named() implements Wording {}

    /** It is the name of a statement of a MyBatis mapper: the mapper's name, a dot, and the statement's. */
    record Mapped() implements Wording {}

    /** It is CQL, in which an insert overwrites. */
    record Cql() implements Wording {}
}
