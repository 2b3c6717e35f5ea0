package dev.hapax.runner;

import dev.hapax.handler.HandlerBody;
import dev.hapax.listener.HandlerListener;
import java.time.Duration;

/**
 * Tells how long the calls of a handler take.
 *
 * @param handler the handler's name
 * @param listener is told
 */
record TimedBody(String handler, HandlerListener listener) {
    /** The same handler, timed. */
    <K, V> HandlerBody<K, V> of(HandlerBody<K, V> body) {
        if (listener == HandlerListener.NONE) {
            return body;
        } else if (body instanceof HandlerBody.Plain<K, V> plain) {
            return new HandlerBody.Plain<>(plain.lists(), timed(plain.call()));
        } else if (body instanceof HandlerBody.Transactional<K, V> transactional) {
            return new HandlerBody.Transactional<>(
                    transactional.lists(), transactional.emits(), timed(transactional.call()));
        }
        return emitting((HandlerBody.Emitting<K, V, ?, ?>) body);
    }

    private <K, V, A, B> HandlerBody<K, V> emitting(HandlerBody.Emitting<K, V, A, B> body) {
        return new HandlerBody.Emitting<>(
                body.lists(), body.keySerializer(), body.valueSerializer(), timed(body.call()));
    }

    private <M> HandlerBody.Call<M> timed(HandlerBody.Call<M> call) {
        return message -> {
            long began = System.nanoTime();
            try {
                call.handle(message);
            } finally {
                tell(began);
            }
        };
    }

    private <M, C> HandlerBody.CarriedCall<M, C> timed(HandlerBody.CarriedCall<M, C> call) {
        return (message, carrier) -> {
            long began = System.nanoTime();
            try {
                call.handle(message, carrier);
            } finally {
                tell(began);
            }
        };
    }

    private void tell(long began) {
        listener.called(handler, Duration.ofNanos(System.nanoTime() - began));
    }
}
