package dev.hapax.analysis;

import java.util.List;
import java.util.Optional;

/** A finding as people read it: the same text in the compiler's output and in Maven's. */
public final class FindingText {
    private FindingText() {}

    /**
     * Formats a finding.
     *
     * @param finding the finding
     * @return several lines without a line break at the end: what happens with the rule's id, the path, the crash point,
     *     the fix
     */
    public static String of(Finding finding) {
        StringBuilder text = new StringBuilder();
        text.append(finding.headline())
                .append(" [hapax:")
                .append(finding.rule().id())
                .append(']');
        path(finding, text);
        if (!finding.crashPoint().isEmpty()) {
            text.append("\n  crash point: ").append(finding.crashPoint());
        }
        List<String> fix = finding.fix();
        for (int i = 0; i < fix.size(); i++) {
            text.append(i == 0 ? "\n  fix: " : "\n       ").append(fix.get(i));
        }
        return text.toString();
    }

    private static void path(Finding finding, StringBuilder text) {
        if (finding.path().isEmpty()) {
            return;
        }
        text.append("\n  path: ").append(finding.handler().displayName());
        for (PathStep step : finding.path()) {
            text.append("\n     -> ").append(step.text());
            where(step.place())
                    .ifPresent(place -> text.append(" (").append(place).append(')'));
        }
    }

    private static Optional<String> where(CodePlace place) {
        return place.sourceFile()
                .map(file -> place.line() > 0 ? file + ":" + place.line() : file + ", no line numbers");
    }
}
