package dev.hapax;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method that handles the messages of one or more topics.
 *
 * <p>Parameters: the payload, either alone or as {@link org.apache.kafka.clients.consumer.ConsumerRecord
 * ConsumerRecord&lt;K, V&gt;}; optionally one that carries effects, an {@link Emitter} for Kafka, a
 * {@link java.sql.Connection} or {@link Statements} for a database; under {@link Delivery#EXACTLY_ONCE} also one for a database
 * and an emitter, whose messages go through an outbox.
 *
 * <p>As a {@link java.util.List} of either, the message is all that one poll returned of one partition, in its order and never
 * empty. A call that fails is followed by one call for each of its records, so that the one at fault is found and the others are
 * handled; under {@link Delivery#AT_MOST_ONCE} all of its records are lost. Messages that {@link Dedup} suppresses are not in the
 * list.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface KafkaHandler {
    /**
     * The topics to subscribe to.
     *
     * @return at least one topic name
     */
    String[] topics();

    /**
     * The consumer group.
     *
     * @return the {@code group.id}, not blank
     */
    String group();

    /**
     * How many consumers of the group each process runs for this handler. They share the partitions among them, so that as many
     * partitions are handled at a time; what the handler shares with itself must be thread-safe.
     *
     * @return at least 1
     */
    int consumers() default 1;

    /**
     * How many messages of different keys a consumer handles at a time, under {@link Delivery#AT_LEAST_ONCE} without a transaction.
     * Those of one key are handled in their order, and those without a key in the order of their partition. The offset is
     * committed up to the first message that is not handled; what was handled behind a message that failed is not handled again
     * unless the partition moves or the process dies. What one poll returned comes to its end before the next poll, so that a slow
     * message holds up the other keys until then. What the handler shares with itself must be thread-safe.
     *
     * @return at least 1
     */
    int parallelKeys() default 1;

    /**
     * Where the handler starts on a topic that its group has never read.
     *
     * @return where; by default at the beginning, under {@link Delivery#AT_MOST_ONCE} at the end
     */
    FirstStart firstStart() default FirstStart.BY_GUARANTEE;
}
