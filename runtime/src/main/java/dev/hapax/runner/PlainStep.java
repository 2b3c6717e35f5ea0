package dev.hapax.runner;

import dev.hapax.handler.HandlerBody;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Calls a handler whose effects go their own way. */
record PlainStep<K, V>(HandlerBody.Call<List<ConsumerRecord<K, V>>> call) implements RecordStep<K, V> {
    private static final Result HANDLED = new Result.Handled();

    @Override
    public Result handle(List<Message<K, V>> messages) throws Exception {
        call.handle(Message.records(messages));
        return HANDLED;
    }
}
