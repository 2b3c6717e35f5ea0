package dev.hapax.failure;

/**
 * The headers that a record gets on its way to a dead-letter topic, beside those that it had. Their values are text in
 * UTF-8. Of a record that was dead-lettered before, the last header of each name is the newest. Constants only, hence thread-safe.
 */
public final class DeadLetterHeaders {
    /**
     * The same for each copy: group, topic, partition and offset, joined by colons. A crash between the acknowledgement of the
     * dead letter and the commit of the offset writes the record again, except under exactly-once from Kafka to Kafka.
     */
    public static final String ID = "hapax.dlt.id";

    /** The handler's class and method. */
    public static final String HANDLER = "hapax.dlt.handler";

    /** The consumer group. */
    public static final String GROUP = "hapax.dlt.group";

    /** The topic that the record was read from. */
    public static final String TOPIC = "hapax.dlt.topic";

    /** The partition that the record was read from. */
    public static final String PARTITION = "hapax.dlt.partition";

    /** The offset that the record was read from. */
    public static final String OFFSET = "hapax.dlt.offset";

    /** The record's own timestamp, in milliseconds since 1970; the dead letter's is when it was written. */
    public static final String TIMESTAMP = "hapax.dlt.timestamp";

    /** How often handling it was tried. */
    public static final String ATTEMPTS = "hapax.dlt.attempts";

    /** The class of the exception that it failed with the last time. */
    public static final String EXCEPTION = "hapax.dlt.exception";

    /** What that exception, or the one that caused it, says; at most 1000 characters. */
    public static final String MESSAGE = "hapax.dlt.message";

    private DeadLetterHeaders() {}
}
