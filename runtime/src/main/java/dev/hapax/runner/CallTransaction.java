package dev.hapax.runner;

import dev.hapax.Emitter;
import dev.hapax.Statements;
import dev.hapax.handler.HandlerTransaction;
import dev.hapax.listener.RecordAddress;
import dev.hapax.transaction.DatabaseTransaction;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;

/** What one handler call sees of the transaction that it is part of. */
final class CallTransaction implements HandlerTransaction, AutoCloseable {
    private final DatabaseTransaction transaction;
    private final Optional<Outbox.Sent> sent;
    private final RecordAddress at;
    private List<CallEmitter<?, ?>> emitters = List.of();
    private Optional<RuntimeException> refused = Optional.empty();
    private int index;

    CallTransaction(DatabaseTransaction transaction, Optional<Outbox.Sent> sent, RecordAddress at) {
        this.transaction = transaction;
        this.sent = sent;
        this.at = at;
    }

    @Override
    public Connection connection() {
        return transaction.connection();
    }

    @Override
    public Statements statements() {
        return transaction.statements();
    }

    @Override
    public <A, B> Emitter<A, B> emitter(Serializer<A> keys, Serializer<B> values) {
        Outbox.Sent out = sent.orElseThrow(() -> new IllegalStateException("the handler has no outbox"));
        Serialization<A, B> serialization = new Serialization<>(keys, values);
        CallEmitter<A, B> emitter = new CallEmitter<>(message -> send(out, serialization, message));
        if (emitters.isEmpty()) {
            // Most calls send nothing.
            emitters = new ArrayList<>();
        }
        emitters.add(emitter);
        return emitter;
    }

    private <A, B> void send(Outbox.Sent out, Serialization<A, B> serialization, ProducerRecord<A, B> message) {
        try {
            out.add(at.offset(), index, serialization.write(message));
            index++;
        } catch (RuntimeException e) {
            refused = Optional.of(e);
            throw e;
        }
    }

    /** A handler may swallow that a message of its was refused: the record fails all the same. */
    void refuseUnsent() {
        refused.ifPresent(e -> {
            throw e;
        });
    }

    @Override
    public void close() {
        emitters.forEach(CallEmitter::close);
    }
}
