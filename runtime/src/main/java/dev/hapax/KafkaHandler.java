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
 * {@link java.sql.Connection} or {@link Statements} for a database.
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
}
