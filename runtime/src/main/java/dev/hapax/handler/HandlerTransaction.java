package dev.hapax.handler;

import dev.hapax.Statements;
import java.sql.Connection;

/** The database transaction that a handler call is part of. Valid during the call; not thread-safe. */
public interface HandlerTransaction {
    /**
     * The transaction's connection, which refuses to end it.
     *
     * @return the connection
     */
    Connection connection();

    /**
     * What runs statements as batches before the commit.
     *
     * @return the collector
     */
    Statements statements();
}
