package dev.hapax.maven.judged;

import dev.hapax.analysis.AnalysisReport;
import dev.hapax.verdict.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * What is to be said about one module.
 *
 * @param name how it is called
 * @param report its judgement
 * @param verdict what becomes of its findings
 * @param baseline the name of the file that knows some of them; empty where there is none
 * @param notices what could not be looked at, as sentences
 * @param sources finds sources
 */
public record JudgedModule(
        String name,
        AnalysisReport report,
        Verdict verdict,
        Optional<String> baseline,
        List<String> notices,
        SourcePlaces sources) {

    /** Copies the list. */
    public JudgedModule {
        notices = List.copyOf(notices);
    }

    /**
     * The same with another verdict.
     *
     * @param other what becomes of its findings
     * @return the module
     */
    public JudgedModule with(Verdict other) {
        return new JudgedModule(name, report, other, baseline, notices, sources);
    }
}
