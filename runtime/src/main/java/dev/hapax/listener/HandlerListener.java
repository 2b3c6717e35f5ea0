package dev.hapax.listener;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

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

    /**
     * A poll returned records, which are about to be handled.
     *
     * @param handler the handler's name
     * @param records how many, at least 1
     */
    default void batch(String handler, int records) {}

    /**
     * The handler's method was called and has returned or thrown.
     *
     * @param handler the handler's name
     * @param took how long the call took
     */
    default void called(String handler, Duration took) {}

    /**
     * The deduplication store was asked, by the handler's thread, and has answered or failed.
     *
     * @param handler the handler's name
     * @param took how long it took
     */
    default void storeAsked(String handler, Duration took) {}

    /**
     * Messages that had waited in the outbox were acknowledged by Kafka.
     *
     * @param handler the handler's name
     * @param messages how many, at least 1
     */
    default void relayed(String handler, int messages) {}

    /**
     * Messages that wait in the outbox could not be sent, or not be read there: from now on those that records of this
     * partition brought about are held up, or no longer are. Told when that changes; a partition that this worker has no more
     * is not held up.
     *
     * @param handler the handler's name
     * @param source the partition whose records brought the messages about
     * @param heldUp whether they are held up
     */
    default void outboxHeldUp(String handler, TopicPartition source, boolean heldUp) {}

    /**
     * How many records wait in Kafka that were not polled yet, as far as the consumer has heard. Told after each poll.
     *
     * @param handler the handler's name
     * @param records the number for each partition that this worker has; one whose number is not known is left out
     */
    default void lag(String handler, Map<TopicPartition, Long> records) {}

    /**
     * A listener that tells several others.
     *
     * @param listeners who is told, in this order; what one of them throws does not keep it from the next
     * @return the listener
     */
    static HandlerListener all(HandlerListener... listeners) {
        return new ListenerGroup(List.of(listeners));
    }
}
