package dev.hapax.runner;

import dev.hapax.handler.HandlerBody;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;

/** Calls a handler that sends outside a transaction. */
final class EmittingStep<K, V, A, B> implements RecordStep<K, V> {
    private final Producer<byte[], byte[]> producer;
    private final HandlerBody.Emitting<K, V, A, B> body;
    private Emission<A, B> emission;

    EmittingStep(Producer<byte[], byte[]> producer, HandlerBody.Emitting<K, V, A, B> body) {
        this.producer = producer;
        this.body = body;
        this.emission = fresh();
    }

    @Override
    public Result handle(List<Message<K, V>> messages) throws Exception {
        try (CallEmitter<A, B> emitter = emission.open(messages.get(0).at())) {
            body.call().handle(Message.records(messages), emitter);
        }
        return new Result.Handled();
    }

    @Override
    public Map<TopicPartition, SendFailure> settle() {
        Map<TopicPartition, SendFailure> failures = emission.settle();
        emission = fresh();
        return failures;
    }

    private Emission<A, B> fresh() {
        return new Emission<>(producer, body.keySerializer(), body.valueSerializer(), where -> {});
    }
}
