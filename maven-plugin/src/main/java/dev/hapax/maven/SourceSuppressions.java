package dev.hapax.maven;

import dev.hapax.analysis.Finding;
import dev.hapax.verdict.UnneededSuppressions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Looks at the suppressions in all sources of a module. */
final class SourceSuppressions {
    private SourceSuppressions() {}

    /**
     * The findings about those that are not needed.
     *
     * @param run what the goal was told for the module
     * @param suppressions tells which are needed
     * @return findings
     * @throws IOException if a source cannot be read
     */
    static List<Finding> unneeded(CheckRun run, UnneededSuppressions suppressions) throws IOException {
        List<Finding> unneeded = new ArrayList<>();
        for (SourceFile file : Sources.of(List.of(run.project())).written()) {
            unneeded.addAll(suppressions.among(file.suppressions(), file.name()));
        }
        return unneeded;
    }
}
