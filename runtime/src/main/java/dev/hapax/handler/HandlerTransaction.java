package dev.hapax.handler;

import dev.hapax.Emitter;
import dev.hapax.Statements;
import java.sql.Connection;
import org.apache.kafka.common.serialization.Serializer;

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

    /**
     * What sends messages with the transaction, by its outbox.
     *
     * @param <A> the type of the emitted keys
     * @param <B> the type of the emitted payloads
     * @param keys writes the emitted keys
     * @param values writes the emitted payloads
     * @return the emitter
     * @throws IllegalStateException if the handler was not described as one that sends
     */
    <A, B> Emitter<A, B> emitter(Serializer<A> keys, Serializer<B> values);
}
