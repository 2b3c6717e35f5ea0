package dev.hapax.verdict;

import dev.hapax.analysis.CodePlace;
import dev.hapax.analysis.Direction;
import dev.hapax.analysis.Finding;
import dev.hapax.analysis.HandlerMethod;
import dev.hapax.analysis.Rule;
import dev.hapax.analysis.Settings;
import dev.hapax.analysis.Severity;
import dev.hapax.guess.NearNames;
import dev.hapax.source.Suppression;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Finds suppressions that suppress nothing: what they were for has gone, and they would hide the next one. */
public final class UnneededSuppressions {
    private final Settings settings;
    private final Collection<Suppression> needed;

    /**
     * Sorts by some judgement.
     *
     * @param settings how it judged
     * @param needed the suppressions that suppress something
     */
    public UnneededSuppressions(Settings settings, Collection<Suppression> needed) {
        this.settings = settings;
        this.needed = List.copyOf(needed);
    }

    /**
     * The findings about some suppressions.
     *
     * @param suppressions what one source suppresses, as far as all handlers that reach it were judged
     * @param sourceFile the source's simple name
     * @return those that suppress nothing
     */
    public List<Finding> among(Collection<Suppression> suppressions, String sourceFile) {
        return settings.levels()
                .of(suppressions.stream()
                        .filter(suppression -> !needed.contains(suppression) && isWorthSaying(suppression))
                        .map(suppression -> finding(suppression, sourceFile))
                        .toList());
    }

    /** Under other settings there may be something to suppress. */
    private boolean isWorthSaying(Suppression suppression) {
        Optional<Rule> rule = Rule.of(suppression.rule());
        return rule.isEmpty()
                || !(settings.levels().takesAway(rule.get())
                        || (rule.get() == Rule.UNJUDGED_CALL && !settings.strict()));
    }

    private static Finding finding(Suppression suppression, String sourceFile) {
        String id = suppression.rule();
        String headline = Rule.of(id).isPresent()
                ? "nothing is left to suppress here: `" + id + "` finds nothing in what this annotation stands at"
                : "nothing is suppressed here: " + NearNames.unknown("rule", id, Rule.ids());
        return new Finding(
                Rule.UNNEEDED_SUPPRESSION,
                Severity.WARNING,
                Severity.WARNING,
                Direction.UNKNOWN,
                HandlerMethod.none(suppression.className(), ""),
                new CodePlace(
                        suppression.className(),
                        "",
                        Optional.of(sourceFile),
                        suppression.line(),
                        new CodePlace.Expression.Annotation("SuppressWarnings")),
                headline,
                List.of(),
                "",
                List.of("Take it away, or it hides what comes next:", "  \"hapax:" + id + "\""));
    }
}
