package dev.hapax.fence;

/**
 * A row of the fence table on its way. Immutable, hence thread-safe.
 *
 * @param key the partition
 * @param held the row as its owner knows it
 * @param next the new offset
 */
public record FenceMove(FenceKey key, FenceRow held, long next) {}
