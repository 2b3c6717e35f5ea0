package dev.hapax.runner;

import dev.hapax.handler.HandlerBody;

/** Calls a handler whose effects go their own way. */
record PlainStep<K, V>(HandlerBody.Call<K, V> call) implements RecordStep<K, V> {
    @Override
    public Result handle(Message<K, V> message) throws Exception {
        call.handle(message.record());
        return new Result.Handled();
    }
}
