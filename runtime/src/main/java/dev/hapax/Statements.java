package dev.hapax;

import org.jspecify.annotations.Nullable;

/**
 * Collects SQL statements and runs them as JDBC batches in the transaction that the handler call is part of, together with
 * those of the other messages in it, before it is committed: one round trip for many messages instead of one for each. Under
 * {@link Delivery#EXACTLY_ONCE} the offset, under {@link Dedup} the claim of the key is part of that transaction.
 *
 * <p>A handler that takes it writes only, and asks no row count: what it collects has not run when it returns. Where a
 * statement fails, the transaction is rolled back and its messages are handled again one by one, so that the one at fault is
 * found. Valid during the call that it was passed to, on the thread of that call; not thread-safe.
 */
public interface Statements {
    /**
     * Adds a statement that runs after all that were added so before it, in this transaction. Those of equal SQL that follow
     * one another directly are sent together: a handler that adds one statement a message, or all of one SQL before those of
     * the next, loses nothing by the order.
     *
     * @param sql the statement, with a {@code ?} for each parameter
     * @param parameters their values, as {@link java.sql.PreparedStatement#setObject(int, Object)} of the driver takes them;
     *     {@code null} is NULL
     * @throws IllegalArgumentException if the statement would end the transaction
     * @throws IllegalStateException if the handler call that this object belongs to has ended
     */
    void add(String sql, @Nullable Object... parameters);

    /**
     * Adds a statement whose order among those of <em>other</em> SQL makes no difference, whichever message they come from:
     * all of equal SQL are sent together, in their order, after what {@link #add} added; the first SQL that came goes first.
     * It makes a difference where two of the SQLs can touch one row, also by a foreign key, a cascade or a trigger: deleting
     * and inserting of one key, for example.
     *
     * @param sql the statement, with a {@code ?} for each parameter
     * @param parameters their values, as for {@link #add}
     * @throws IllegalArgumentException if the statement would end the transaction
     * @throws IllegalStateException if the handler call that this object belongs to has ended
     */
    void addUnordered(String sql, @Nullable Object... parameters);
}
