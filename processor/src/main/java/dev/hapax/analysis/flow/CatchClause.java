package dev.hapax.analysis.flow;

import java.util.List;

/**
 * A catch clause of a method, or what runs when a {@code finally} block is entered by an exception.
 *
 * @param site its first instruction
 * @param types internal names of what it catches; empty for {@code finally}
 * @param ranges the instructions of its try block
 */
public record CatchClause(Site site, List<String> types, List<Range> ranges) {
    /** Copies the lists. */
    public CatchClause {
        types = List.copyOf(types);
        ranges = List.copyOf(ranges);
    }

    /**
     * Consecutive instructions.
     *
     * @param from the first one
     * @param to the one after the last one
     */
    public record Range(int from, int to) {}

    /**
     * Whether it catches what an instruction throws.
     *
     * @param index the instruction
     * @return true within its try block
     */
    public boolean covers(int index) {
        return ranges.stream().anyMatch(range -> range.from() <= index && index < range.to());
    }
}
