package dev.hapax.outbox;

/** The header that a message gets on its way through the outbox, beside those that its handler gave it. A constant, hence thread-safe. */
public final class OutboxHeaders {
    /**
     * The message's id, the same each time that it is sent: group, topic, the topic's id, partition and offset of the record
     * whose handling sent it (of a list its first record), and the message's place among those of the call, joined by
     * colons. Text in UTF-8.
     */
    public static final String ID = "hapax.id";

    private OutboxHeaders() {}
}
