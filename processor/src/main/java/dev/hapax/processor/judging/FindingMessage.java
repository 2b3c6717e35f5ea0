package dev.hapax.processor.judging;

import dev.hapax.analysis.Finding;
import dev.hapax.analysis.PathStep;

/** A finding as text. */
final class FindingMessage {
    private FindingMessage() {}

    static String of(Finding finding) {
        StringBuilder text = new StringBuilder(finding.headline())
                .append(" [hapax:")
                .append(finding.rule().id())
                .append("]");
        for (PathStep step : finding.path()) {
            text.append("\n    ")
                    .append(step.text())
                    .append(" (")
                    .append(step.place().sourceFile().orElse(step.place().className()))
                    .append(':')
                    .append(step.place().line())
                    .append(')');
        }
        text.append("\n    ").append(finding.crashPoint());
        finding.fix().forEach(line -> text.append("\n    ").append(line));
        return text.toString();
    }
}
