package dev.hapax.analysis.sql;

import java.util.List;
import java.util.Optional;

/** Where a value in a statement comes from. */
public sealed interface SqlValue {
    /**
     * A bound parameter.
     *
     * @param position from 1: the number that it carries ({@code $2}, {@code ?2}), or else its place among the
     *     parameters of the text
     * @param name its name, where it has one: {@code id} for {@code :id}, {@code order.id} for {@code #{order.id}}
     */
    record Parameter(int position, Optional<String> name) implements SqlValue {}

    /**
     * A constant.
     *
     * @param text as in the statement
     */
    record Literal(String text) implements SqlValue {}

    /**
     * A call or keyword of the database.
     *
     * @param name in lower case, as {@code now}
     * @param nature what its value depends on
     * @param text as in the statement
     */
    record Function(String name, Nature nature, String text) implements SqlValue {}

    /** What a function of the database depends on, besides its arguments. */
    enum Nature {
        /** The clock. */
        CLOCK,
        /** A sequence, or the key that was generated last. */
        SEQUENCE,
        /** Chance: random numbers, UUIDs. */
        RANDOM
    }

    /**
     * An expression.
     *
     * @param text as in the statement
     * @param parts the parameters and database functions in it; empty for an expression of constants and columns
     */
    record Expression(String text, List<SqlValue> parts) implements SqlValue {
        /** Copies the list. */
        public Expression {
            parts = List.copyOf(parts);
        }
    }

    /**
     * A value with a part that is not known.
     *
     * @param text as in the statement, with {@link SqlStatements#UNKNOWN} in it
     */
    record Unknown(String text) implements SqlValue {}
}
