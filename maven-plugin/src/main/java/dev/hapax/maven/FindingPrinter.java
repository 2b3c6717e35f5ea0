package dev.hapax.maven;

import dev.hapax.analysis.CodePlace;
import dev.hapax.analysis.Finding;
import dev.hapax.analysis.FindingText;
import dev.hapax.analysis.PathStep;
import dev.hapax.analysis.Severity;
import dev.hapax.source.Suppression;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.logging.Log;

/**
 * Prints findings the way that the compiler plugin prints what javac says. What is to be done, where it takes several lines,
 * is said once; then where that was. Not thread-safe.
 */
final class FindingPrinter {
    private final Sources sources;
    private final Log log;
    private final Map<Said, String> fixes = new HashMap<>();

    FindingPrinter(Sources sources, Log log) {
        this.sources = sources;
        this.log = log;
    }

    /** How to mend something; by level, since a quiet build shows errors alone. */
    private record Said(Severity severity, List<String> fix) {}

    /** A place in a source that can be read. */
    private record Shown(CodePlace place, SourceFile source) {}

    /** What suppresses a finding in the source. */
    Optional<Suppression> suppression(Finding finding) throws IOException {
        return nearest(finding)
                .flatMap(shown ->
                        shown.source().suppression(shown.place(), finding.rule().id()));
    }

    /**
     * Prints a finding at its effect, or at the last call on the way there whose source is the module's own.
     *
     * @param finding the finding
     * @throws IOException if the source cannot be read
     */
    void print(Finding finding) throws IOException {
        Optional<Shown> shown = nearest(finding);
        String text =
                FindingText.of(shortened(finding, brief(shown.map(Shown::place).orElse(finding.place()))));
        log(
                finding,
                shown.map(at -> at.source().show(at.place(), text))
                        .orElseGet(() -> named(finding.place()) + ": " + text));
    }

    private Finding shortened(Finding finding, String place) {
        String before =
                finding.fix().size() > 1 ? fixes.putIfAbsent(new Said(finding.severity(), finding.fix()), place) : null;
        return before == null ? finding : finding.withFix(List.of("As above, at " + before + "."));
    }

    private static String brief(CodePlace place) {
        return place.sourceFile().orElse(place.className().replace('/', '.'))
                + (place.line() > 0 ? ":" + place.line() : "");
    }

    private static String named(CodePlace place) {
        return place.className().isEmpty()
                ? place.sourceFile().orElse("") + ":" + place.line()
                : place.className().replace('/', '.');
    }

    private Optional<Shown> nearest(Finding finding) throws IOException {
        List<CodePlace> places = new ArrayList<>();
        finding.path().stream().map(PathStep::place).forEach(places::add);
        places.add(finding.place());
        Collections.reverse(places);
        for (CodePlace place : places) {
            Optional<SourceFile> source = sources.file(place);
            if (source.isPresent()) {
                return Optional.of(new Shown(place, source.get()));
            }
        }
        return Optional.empty();
    }

    private void log(Finding finding, String message) {
        switch (finding.severity()) {
            case ERROR -> log.error(message);
            case WARNING -> log.warn(message);
            case NOTE -> log.info(message);
        }
    }
}
