package dev.hapax.runner;

import java.time.Duration;

/** A message among those of other keys. Written by its lane, read once that has ended. */
final class KeyedTask<K, V> {
    private final Message<K, V> message;
    private Fate fate;

    KeyedTask(Message<K, V> message, Fate fate) {
        this.message = message;
        this.fate = fate;
    }

    Message<K, V> message() {
        return message;
    }

    long offset() {
        return message.at().offset();
    }

    Fate fate() {
        return fate;
    }

    void is(Fate now) {
        fate = now;
    }

    /** What became of it. */
    sealed interface Fate {
        /** It waits for its turn. */
        record Open() implements Fate {}

        /** It is handled. */
        record Done() implements Fate {}

        /**
         * It failed.
         *
         * @param cause what was thrown
         */
        record Failed(Throwable cause) implements Fate {}

        /**
         * It cannot be told yet.
         *
         * @param delay when to try again
         * @param why what is awaited
         */
        record Postponed(Duration delay, String why) implements Fate {}
    }
}
