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
 * ConsumerRecord&lt;K, V&gt;}; optionally one that carries effects, an {@link Emitter} for Kafka or a
 * {@link java.sql.Connection} for a database.
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
