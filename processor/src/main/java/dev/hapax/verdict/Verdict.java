package dev.hapax.verdict;

import dev.hapax.analysis.AnalysisReport;
import dev.hapax.analysis.Finding;
import dev.hapax.baseline.Baseline;
import dev.hapax.source.Suppression;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The findings of a judgement, sorted by what becomes of them.
 *
 * @param all all of them, in the order of the judgement
 * @param suppressed those that the source suppresses, with what suppresses them
 * @param known those of the others that the baseline knows: they are not reported
 */
public record Verdict(List<Finding> all, Map<Finding, Suppression> suppressed, Set<Finding> known) {
    /** Copies the collections. */
    public Verdict {
        all = List.copyOf(all);
        suppressed = Map.copyOf(suppressed);
        known = Set.copyOf(known);
    }

    /** Finds what suppresses a finding. */
    @FunctionalInterface
    public interface Suppressing {
        /**
         * Looks into the sources.
         *
         * @param finding the finding
         * @return what suppresses it, if anything does
         * @throws IOException if a source cannot be read
         */
        Optional<Suppression> of(Finding finding) throws IOException;
    }

    /**
     * Sorts the findings of a judgement.
     *
     * @param report the judgement
     * @param sources finds suppressions
     * @param baseline what is known
     * @return its findings and problems
     * @throws IOException if a source cannot be read
     */
    public static Verdict of(AnalysisReport report, Suppressing sources, Baseline baseline) throws IOException {
        List<Finding> all = Stream.concat(report.findings().stream(), report.problems().stream())
                .toList();
        Map<Finding, Suppression> suppressed = new LinkedHashMap<>();
        for (Finding finding : all) {
            sources.of(finding).ifPresent(suppression -> suppressed.put(finding, suppression));
        }
        return of(all, suppressed, baseline);
    }

    private static Verdict of(List<Finding> all, Map<Finding, Suppression> suppressed, Baseline baseline) {
        Verdict open = new Verdict(all, suppressed, Set.of());
        return new Verdict(all, suppressed, baseline.known(open.open()));
    }

    /**
     * The same with more findings, which nothing suppresses.
     *
     * @param more the findings
     * @param baseline what is known
     * @return the longer verdict
     */
    public Verdict with(List<Finding> more, Baseline baseline) {
        List<Finding> longer = new ArrayList<>(all);
        longer.addAll(more);
        return of(longer, suppressed, baseline);
    }

    /**
     * What the source does not suppress.
     *
     * @return the findings, known or not
     */
    public List<Finding> open() {
        return all.stream().filter(finding -> !suppressed.containsKey(finding)).toList();
    }

    /**
     * What is to be reported.
     *
     * @return the open findings that are not known
     */
    public List<Finding> fresh() {
        return open().stream().filter(finding -> !known.contains(finding)).toList();
    }
}
