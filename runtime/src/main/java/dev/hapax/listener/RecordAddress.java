package dev.hapax.listener;

/**
 * A record, and the handler that it goes to. Immutable, hence thread-safe.
 *
 * @param handler the handler's name: class and method
 * @param topic the topic
 * @param partition the partition
 * @param offset the record's offset
 */
public record RecordAddress(String handler, String topic, int partition, long offset) {
    /** As {@code com.acme.Orders.onOrder orders-3@42}. */
    @Override
    public String toString() {
        return handler + " " + topic + "-" + partition + "@" + offset;
    }
}
