package dev.hapax.baseline;

import dev.hapax.analysis.Finding;
import dev.hapax.analysis.Rule;
import dev.hapax.yaml.FileFormatException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The findings that are known, counted: of two equal ones where one is known, the second is new. Immutable, thread-safe.
 */
public final class Baseline {
    private static final Baseline NONE = new Baseline(new TreeMap<>());
    private static final int BYTES = 8;

    private final SortedMap<FindingShape, Integer> counts;

    Baseline(SortedMap<FindingShape, Integer> counts) {
        this.counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }

    /**
     * The baseline where nothing is known.
     *
     * @return an empty one
     */
    public static Baseline none() {
        return NONE;
    }

    /**
     * Reads a baseline.
     *
     * @param file the file
     * @return what it holds; nothing where there is no such file
     * @throws FileFormatException if it cannot be read, or is no baseline
     */
    public static Baseline read(Path file) throws FileFormatException {
        return BaselineFile.read(file);
    }

    /**
     * The baseline that knows some findings, and no other.
     *
     * @param findings the findings; what could not be analyzed is never known
     * @return their shapes, counted
     */
    public static Baseline of(Collection<Finding> findings) {
        SortedMap<FindingShape, Integer> counts = new TreeMap<>();
        findings.stream()
                .filter(Baseline::canBeKnown)
                .forEach(finding -> counts.merge(FindingShape.of(finding), 1, Integer::sum));
        return new Baseline(counts);
    }

    private static boolean canBeKnown(Finding finding) {
        return finding.rule() != Rule.NOT_ANALYZED;
    }

    /**
     * What it knows.
     *
     * @return shapes and how many of each, sorted
     */
    public SortedMap<FindingShape, Integer> counts() {
        return counts;
    }

    /**
     * Those of some findings that are known.
     *
     * @param findings all findings of some handlers, in the order in which they are found
     * @return the known ones; of equal ones the first
     */
    public Set<Finding> known(Collection<Finding> findings) {
        Map<FindingShape, Integer> left = new HashMap<>(counts);
        Set<Finding> known = new HashSet<>();
        for (Finding finding : findings) {
            if (canBeKnown(finding) && left.getOrDefault(FindingShape.of(finding), 0) > 0) {
                left.merge(FindingShape.of(finding), -1, Integer::sum);
                known.add(finding);
            }
        }
        return known;
    }

    /**
     * What is known and not found any more.
     *
     * @param findings all findings of some handlers
     * @param concerned of which classes' handlers that can be said, by their names in sources
     * @return shapes, and how many of each are gone
     */
    public SortedMap<FindingShape, Integer> gone(Collection<Finding> findings, Predicate<String> concerned) {
        SortedMap<FindingShape, Integer> now = of(findings).counts;
        SortedMap<FindingShape, Integer> gone = new TreeMap<>();
        counts.forEach((shape, count) -> {
            int missing = count - now.getOrDefault(shape, 0);
            if (missing > 0 && isSearchedFor(shape) && concerned.test(shape.handlerClass())) {
                gone.put(shape, missing);
            }
        });
        return gone;
    }

    /** Unneeded suppressions are not looked for in every judgement. */
    private static boolean isSearchedFor(FindingShape shape) {
        return !shape.rule().equals(Rule.UNNEEDED_SUPPRESSION.id());
    }

    /**
     * How many findings it knows.
     *
     * @return the number, equal ones counted each
     */
    public int size() {
        return counts.values().stream().mapToInt(count -> count).sum();
    }

    /** One word, the same for baselines that know the same; empty for one that knows nothing. */
    @Override
    public String toString() {
        if (counts.isEmpty()) {
            return "";
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(counts.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
