package dev.hapax.runner;

import dev.hapax.dedup.ClaimKey;
import dev.hapax.dedup.MessageKeys;
import dev.hapax.handler.Handler;
import java.util.function.Function;

/** Reads idempotency keys. */
final class KeyReader<K, V> {
    private static final byte[] NOTHING = {};

    private final String group;
    private final String handler;
    private final Function<V, Object> key;

    KeyReader(Handler<K, V> handler, Function<V, Object> key) {
        this.group = MessageKeys.text(handler.group());
        this.handler = MessageKeys.text(handler.name());
        this.key = key;
    }

    ClaimKey read(Message<K, V> message) throws UnkeyedRecordException {
        Object value;
        try {
            value = key.apply(message.record().value());
        } catch (RuntimeException e) {
            throw new UnkeyedRecordException(message.at(), Sentences.of(e), e);
        }
        if (value == null) {
            throw new UnkeyedRecordException(message.at(), "the key is null", null);
        }
        byte[] payload = message.raw().value();
        return new ClaimKey(
                group,
                message.at().topic(),
                handler,
                MessageKeys.text(value),
                MessageKeys.digest(payload == null ? NOTHING : payload));
    }
}
