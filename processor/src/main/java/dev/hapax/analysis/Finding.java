package dev.hapax.analysis;

import java.util.List;

/**
 * What a rule found at an effect.
 *
 * @param rule the rule
 * @param severity how it is reported under the handler's guarantee
 * @param declaredSeverity how it would be reported if the handler declared that guarantee; the same where it does
 * @param direction what goes wrong
 * @param handler the handler that it belongs to
 * @param place the effect's expression
 * @param headline what happens, in one sentence
 * @param path the way from the handler to the effect, the handler's own call first and the effect's place last
 * @param crashPoint at which point a crash leads there, in one sentence
 * @param fix how to mend it: a sentence and, where there is one, code, line by line
 */
public record Finding(
        Rule rule,
        Severity severity,
        Severity declaredSeverity,
        Direction direction,
        HandlerMethod handler,
        CodePlace place,
        String headline,
        List<PathStep> path,
        String crashPoint,
        List<String> fix) {

    /** Copies the lists. */
    public Finding {
        path = List.copyOf(path);
        fix = List.copyOf(fix);
    }

    /**
     * The same with another declared severity.
     *
     * @param other how it would be reported if the handler declared its guarantee
     * @return the finding
     */
    public Finding withDeclaredSeverity(Severity other) {
        return new Finding(rule, severity, other, direction, handler, place, headline, path, crashPoint, fix);
    }

    /**
     * The same at another level.
     *
     * @param other how it is reported
     * @return the finding
     */
    public Finding withSeverity(Severity other) {
        return new Finding(rule, other, declaredSeverity, direction, handler, place, headline, path, crashPoint, fix);
    }

    /**
     * The same with other words about how to mend it.
     *
     * @param other line by line
     * @return the finding
     */
    public Finding withFix(List<String> other) {
        return new Finding(
                rule, severity, declaredSeverity, direction, handler, place, headline, path, crashPoint, other);
    }
}
