package dev.hapax.listener;

/**
 * Is told what happens to each record. Called on the runner's threads, several at a time: must be thread-safe and quick.
 * What a listener throws is logged and changes nothing. What is told is what this process knows: after a crash a record
 * can be told again.
 */
public interface HandlerListener {
    /** Hears nothing. */
    HandlerListener NONE = new HandlerListener() {};

    /**
     * A record was read from Kafka and is now in flight.
     *
     * @param at the record
     */
    default void polled(RecordAddress at) {}

    /**
     * The handler returned normally and, where its effects are in a transaction, that was committed.
     *
     * @param at the record
     */
    default void handled(RecordAddress at) {}

    /**
     * The record's key had been handled before, so that the handler was not called.
     *
     * @param at the record
     */
    default void duplicateSuppressed(RecordAddress at) {}

    /**
     * The handler, the deserializer or a send failed.
     *
     * @param at the record
     * @param cause what was thrown
     */
    default void failed(RecordAddress at, Throwable cause) {}

    /**
     * A record that had failed is about to be handled again.
     *
     * @param at the record
     * @param attempt the number of the attempt, 2 the first time
     */
    default void retried(RecordAddress at, int attempt) {}

    /**
     * The record failed for the last time and was written to its dead-letter topic.
     *
     * @param at the record
     */
    default void deadLettered(RecordAddress at) {}

    /**
     * The partition's progress was made durable.
     *
     * @param next the first record that is not yet handled; all before it are (under at-most-once: are about to be)
     */
    default void committed(RecordAddress next) {}

    /**
     * Under at-most-once: the record will never be handled, or was handled without success.
     *
     * @param at the record
     */
    default void lost(RecordAddress at) {}

    /**
     * The partition belongs to another worker, which this one learned when it was about to commit; nothing of what it
     * did since the last commit took effect.
     *
     * @param at the first record that this worker had not committed
     */
    default void fenced(RecordAddress at) {}
}
