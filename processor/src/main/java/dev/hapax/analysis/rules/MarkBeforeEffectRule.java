package dev.hapax.analysis.rules;

import dev.hapax.analysis.Direction;
import dev.hapax.analysis.Finding;
import dev.hapax.analysis.Rule;
import dev.hapax.analysis.Severity;
import dev.hapax.analysis.judge.Judged;
import java.util.List;
import java.util.Optional;

/** A mark that is set before the effect: a crash between them loses the effect. */
final class MarkBeforeEffectRule implements FindingRule {
    @Override
    public Optional<Finding> check(Judged judged) {
        return judged.isLostByMark() && judged.lost().isTold() ? Optional.of(finding(judged)) : Optional.empty();
    }

    private static Finding finding(Judged judged) {
        String once = judged.change().words().once();
        List<String> besides = judged.lost().besides().stream()
                .map(change -> change.words().once())
                .filter(words -> !words.equals(once))
                .distinct()
                .toList();
        return Findings.of(
                judged,
                Rule.MARK_BEFORE_EFFECT,
                Severity.WARNING,
                Direction.NEVER,
                "a crash loses " + once + and(besides) + ": "
                        + judged.protection().because() + ", so the redelivery skips "
                        + (besides.isEmpty() ? "it" : "them"),
                "The process dies after the mark is committed and before " + once + "."
                        + (besides.isEmpty()
                                ? ""
                                : " Lost with it, or in its place: " + String.join(", ", besides) + "."),
                List.of("Mark after the effect, or let both commit in one transaction."));
    }

    private static String and(List<String> besides) {
        return switch (besides.size()) {
            case 0 -> "";
            case 1 -> " and " + besides.get(0);
            default -> " and " + besides.size() + " more effects";
        };
    }
}
