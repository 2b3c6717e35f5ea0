package dev.hapax.fence;

/**
 * A row of the fence table as one owner knows it. Immutable, hence thread-safe.
 *
 * @param epoch the owner's epoch: whoever takes the partition next has a higher one
 * @param next the first offset whose effects are not in the database
 * @param topicId the id of the topic that the offset belongs to
 */
public record FenceRow(long epoch, long next, String topicId) {
    /**
     * The row after its owner moved it.
     *
     * @param offset the new offset
     * @return the row
     */
    public FenceRow at(long offset) {
        return new FenceRow(epoch, offset, topicId);
    }
}
