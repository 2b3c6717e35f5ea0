package dev.hapax.outbox;

import dev.hapax.fence.FenceKey;

/**
 * What tells one message in the outbox from all others. Immutable, hence thread-safe.
 *
 * @param source the group and the partition whose record was handled
 * @param topicId the id of the record's topic: offsets begin anew where a topic is created anew
 * @param offset the record's offset
 * @param index the message's place among those that the handler call sent, from 0
 */
public record OutboxId(FenceKey source, String topicId, long offset, int index) {
    /**
     * The value of the header {@link OutboxHeaders#ID}.
     *
     * @return the id as text
     */
    public String text() {
        return String.join(
                ":",
                source.group(),
                source.partition().topic(),
                topicId,
                Integer.toString(source.partition().partition()),
                Long.toString(offset),
                Integer.toString(index));
    }
}
