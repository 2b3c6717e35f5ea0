package dev.hapax.analysis;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is said of one handler about one place of the source. */
final class OncePerPlace {
    private static final Set<Rule> TAKES_EFFECT_AGAIN =
            EnumSet.of(Rule.INCREMENT, Rule.INSERT, Rule.APPEND, Rule.CONSUME, Rule.SEND, Rule.REMOTE_CALL);

    private OncePerPlace() {}

    /** An effect that is surely there twice. */
    private record Sure(Rule rule, CodePlace place) {}

    /**
     * Says once of a guard that nothing closes it. Leaves out the window of a check where the same effect is said to take place
     * again whatever was checked: there are two ways to it, and the other one has to be mended first. So it is with a way by
     * which an effect only probably takes place again.
     */
    static List<Finding> of(List<Finding> findings) {
        Set<CodePlace> again = new HashSet<>();
        Set<Sure> sure = new HashSet<>();
        Set<String> open = new HashSet<>();
        for (Finding finding : findings) {
            if (TAKES_EFFECT_AGAIN.contains(finding.rule())) {
                again.add(source(finding.place()));
                if (finding.declaredSeverity() == Severity.ERROR) {
                    sure.add(new Sure(finding.rule(), source(finding.place())));
                }
            }
        }
        return findings.stream()
                .filter(finding -> finding.rule() != Rule.OPEN_GUARD || open.add(finding.headline()))
                .filter(finding -> !isWindow(finding) || !again.contains(source(finding.place())))
                .filter(finding -> finding.declaredSeverity() == Severity.ERROR
                        || !sure.contains(new Sure(finding.rule(), source(finding.place()))))
                .toList();
    }

    private static boolean isWindow(Finding finding) {
        return finding.rule() == Rule.CHECK_THEN_ACT && finding.severity() == Severity.NOTE;
    }

    /** A place as the source has it: the compiler repeats what stands in {@code finally} for each way out. */
    static CodePlace source(CodePlace place) {
        return place.expression() instanceof CodePlace.Expression.Call call
                ? new CodePlace(
                        place.className(),
                        place.method(),
                        place.sourceFile(),
                        place.line(),
                        new CodePlace.Expression.Call(call.name(), call.owner(), 0))
                : place;
    }
}
