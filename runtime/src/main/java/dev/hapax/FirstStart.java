package dev.hapax;

/**
 * Where a handler starts on a topic of which its group has committed no offset, and which it has no progress of in a database.
 * Decided once, when the first worker of the group starts: partitions that the topic gets later are read from their beginning
 * (under {@link Delivery#AT_MOST_ONCE} from their end). {@link Hapax#firstStartAt} says a time instead.
 */
public enum FirstStart {
    /** At the beginning, so that nothing is lost; at the end under {@link Delivery#AT_MOST_ONCE}, so that nothing is handled twice. */
    BY_GUARANTEE,

    /** At the oldest record that the topic still has. */
    BEGINNING,

    /** Behind the newest record: what was sent before is not handled. */
    END,

    /**
     * Nowhere: starting is refused until somebody commits where the group is to start. For handlers that must not run through
     * old records again, should the group's offsets ever expire.
     */
    REFUSED
}
