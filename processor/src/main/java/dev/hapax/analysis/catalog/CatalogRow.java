package dev.hapax.analysis.catalog;

import java.util.List;
import java.util.Optional;

/**
 * What one method, or every method of a class or package, does.
 *
 * @param owner internal name of the class, or of the package for a row about a whole package
 * @param method the method's name; {@code *} for all of them
 * @param parameters internal names of the parameter types ({@code int} for primitives, {@code [} before arrays); empty
 *     for all overloads
 * @param role what it does
 * @param callback the lambda that it runs, where it takes one
 * @param future whether its result is a future: what it does is not done when it returns
 * @param place where the row stands, as {@code catalog.yaml:12}
 */
public record CatalogRow(
        String owner,
        String method,
        Optional<List<String>> parameters,
        Role role,
        Optional<Callback> callback,
        boolean future,
        String place) {

    /** Copies the list. */
    public CatalogRow {
        parameters = parameters.map(List::copyOf);
    }

    /**
     * The same row where a call says which entity a shortened statement is about.
     *
     * @param entity the entity's name
     * @return the row; itself where it is about no such statement
     */
    public CatalogRow about(String entity) {
        return role instanceof Role.ExecutesSql sql
                ? new CatalogRow(
                        owner,
                        method,
                        parameters,
                        new Role.ExecutesSql(sql.sql(), sql.values(), new Wording.Shortened(entity)),
                        callback,
                        future,
                        place)
                : this;
    }

    /**
     * A functional argument that a method runs.
     *
     * @param argument its position, from 0; -1 for every functional argument
     * @param when when and where it runs
     */
    public record Callback(int argument, When when) {}

    /** When a functional argument runs. */
    public enum When {
        /** Before the method returns, on the caller's thread. */
        NOW,
        /** On another thread, or after the method has returned. */
        ELSEWHERE,
        /** When its result is consumed: streams, reactive chains. */
        LATER,
        /** Before the method returns, inside a transaction that begins and ends with it. */
        IN_TRANSACTION
    }
}
