package dev.hapax.maven.sarif;

import dev.hapax.analysis.AnalysisReport;
import dev.hapax.analysis.Finding;
import java.util.List;
import java.util.Set;

/**
 * What is to be said about one module.
 *
 * @param name how it is called
 * @param report its judgement
 * @param suppressed those of its findings that the source suppresses
 * @param notices what could not be looked at, as sentences
 * @param sources finds sources
 */
public record SarifModule(
        String name, AnalysisReport report, Set<Finding> suppressed, List<String> notices, SourcePlaces sources) {

    /** Copies the collections. */
    public SarifModule {
        suppressed = Set.copyOf(suppressed);
        notices = List.copyOf(notices);
    }
}
