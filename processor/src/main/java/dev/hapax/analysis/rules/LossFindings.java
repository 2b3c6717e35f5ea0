package dev.hapax.analysis.rules;

import dev.hapax.analysis.Direction;
import dev.hapax.analysis.Finding;
import dev.hapax.analysis.Rule;
import dev.hapax.analysis.Severity;
import dev.hapax.analysis.judge.Loss;
import java.util.List;

/** Puts findings about losses together. */
final class LossFindings {
    private LossFindings() {}

    static Finding of(Loss loss, Rule rule, Severity severity, String headline, String crash, List<String> fix) {
        return new Finding(
                rule,
                severity,
                severity,
                Direction.NEVER,
                loss.handler().method(),
                loss.at().place(),
                headline,
                loss.at().path(),
                crash,
                fix);
    }

    /** Errors for what is sure under a declared guarantee. */
    static Severity severity(Loss loss) {
        return loss.sure() && loss.isDeclared() ? Severity.ERROR : Severity.WARNING;
    }

    /** What is lost. */
    static String work(Loss loss) {
        int others = loss.work().size() - 1;
        String first = loss.work().get(0);
        return others == 0 ? first : first + " and " + (others == 1 ? "one more effect" : others + " more effects");
    }

    /** What stands at the place, as {@code catch (Exception)}. */
    static String where(Loss loss) {
        return "`" + loss.at().path().get(loss.at().path().size() - 1).text() + "`";
    }
}
