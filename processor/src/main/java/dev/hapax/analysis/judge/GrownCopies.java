package dev.hapax.analysis.judge;

import dev.hapax.analysis.Rule;
import dev.hapax.analysis.effect.Action;
import java.util.List;

/** Growth that is seen twice, where a field of a copy changes and where the copy is saved: the first place says it. */
final class GrownCopies {
    private GrownCopies() {}

    /** The changes without those of saves that tell of a field's growth once more. */
    static List<Change> judge(List<Change> changes) {
        return changes.stream()
                .filter(change -> !(isSave(change) && changes.stream().anyMatch(other -> isSource(other, change))))
                .toList();
    }

    private static boolean isSave(Change change) {
        return change.rule() == Rule.INCREMENT && change.effect().action() instanceof Action.Catalogued;
    }

    private static boolean isSource(Change field, Change save) {
        return field.rule() == Rule.INCREMENT
                && field.effect().action() instanceof Action.FieldChange
                && field.durable()
                && !field.repeat().isHarmless()
                && field.words().again().equals(save.words().again());
    }
}
