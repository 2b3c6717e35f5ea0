package dev.hapax.analysis.flow;

/** Calls that ask Kafka for messages: of a consumer, or of what is around it. */
public final class Polls {
    private static final String RECORDS = ")Lorg/apache/kafka/clients/consumer/ConsumerRecords;";

    private Polls() {}

    /**
     * Whether a call hands out what was polled.
     *
     * @param descriptor the called method's descriptor
     * @return true if it returns a consumer's records
     */
    public static boolean handOut(String descriptor) {
        return descriptor.endsWith(RECORDS);
    }
}
