package dev.hapax.analysis.rules;

import dev.hapax.analysis.Direction;
import dev.hapax.analysis.Finding;
import dev.hapax.analysis.Rule;
import dev.hapax.analysis.Severity;
import dev.hapax.analysis.judge.Surplus;
import java.util.List;

/** Puts findings about surpluses together: nothing goes wrong, so they are notes and name no crash. */
final class SurplusFindings {
    private static final int MAX_EFFECTS = 3;

    private SurplusFindings() {}

    static Finding of(Surplus surplus, Rule rule, String headline, List<String> fix) {
        return new Finding(
                rule,
                Severity.NOTE,
                Severity.NOTE,
                Direction.UNKNOWN,
                surplus.handler().method(),
                surplus.place(),
                headline,
                List.of(),
                "",
                fix);
    }

    /** The effects as a list in a sentence. */
    static String effects(Surplus surplus) {
        List<String> all = surplus.effects();
        if (all.size() > MAX_EFFECTS) {
            return String.join(", ", all.subList(0, MAX_EFFECTS)) + " and what else it does";
        }
        return all.size() == 1
                ? all.get(0)
                : String.join(", ", all.subList(0, all.size() - 1)) + " and " + all.get(all.size() - 1);
    }
}
