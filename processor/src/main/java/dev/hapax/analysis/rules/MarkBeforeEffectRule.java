package dev.hapax.analysis.rules;

import dev.hapax.analysis.Direction;
import dev.hapax.analysis.Finding;
import dev.hapax.analysis.Rule;
import dev.hapax.analysis.Severity;
import dev.hapax.analysis.judge.Judged;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A mark that is set before the effect: a crash between them loses the effect. */
final class MarkBeforeEffectRule implements FindingRule {
    @Override
    public Optional<Finding> check(Judged judged) {
        return judged.isLostByMark() && judged.lost().isTold() ? Optional.of(finding(judged)) : Optional.empty();
    }

    private static Finding finding(Judged judged) {
        String once = judged.change().words().once();
        Map<String, Integer> lost = new LinkedHashMap<>(Map.of(once, 1));
        judged.lost().besides().forEach(change -> lost.merge(change.words().once(), 1, Integer::sum));
        String all = lost.entrySet().stream()
                .map(one -> one.getKey() + (one.getValue() > 1 ? " (at " + one.getValue() + " places)" : ""))
                .collect(Collectors.joining(", "));
        boolean alone = judged.lost().besides().isEmpty();
        return Findings.of(
                judged,
                Rule.MARK_BEFORE_EFFECT,
                Severity.WARNING,
                Direction.NEVER,
                "a crash loses " + all + ": " + judged.protection().because() + ", so the redelivery skips "
                        + (alone ? "it" : "them"),
                "The process dies after the mark is committed and before " + once + ".",
                List.of("Mark after the effect, or let both commit in one transaction."));
    }
}
