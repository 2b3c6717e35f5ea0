package dev.hapax;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Suppresses messages that were handled before, by a key in the payload.
 *
 * <p>The key identifies the <em>message</em>: an event id, not the entity that the event is about. Two different events
 * of one order are not duplicates.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Dedup {
    /**
     * Path to the key from the payload: names of record components, getters or fields, joined by dots, as in
     * {@code "header.eventId"}. It is resolved when the handler is compiled.
     *
     * @return the path
     */
    String key();
}
