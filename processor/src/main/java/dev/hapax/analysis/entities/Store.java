package dev.hapax.analysis.entities;

/** Kinds of stores, by what they make of an object that is saved. */
public enum Store {
    /** JPA: what it handed out it writes back by itself at the end of a transaction; an unknown id is looked up first. */
    JPA,
    /** Spring Data JDBC and R2DBC, Micronaut Data: without an id a row is inserted, with one it is updated. */
    RELATIONAL,
    /** MongoDB, Redis, Elasticsearch and their like: what has an id overwrites what is there. */
    DOCUMENT
}
