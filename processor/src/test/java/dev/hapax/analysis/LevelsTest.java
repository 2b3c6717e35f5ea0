package dev.hapax.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LevelsTest {
    private final List<String> errors = new ArrayList<>();

    private static Finding finding(Rule rule, String className, boolean own, Severity severity) {
        HandlerMethod handler = new HandlerMethod(
                className,
                "on",
                "()V",
                className.replace('/', '.') + ".on()",
                HandlerMethod.Guarantee.AT_LEAST_ONCE,
                own,
                own);
        return new Finding(
                rule,
                severity,
                Severity.ERROR,
                Direction.TWICE,
                handler,
                new CodePlace(className, "on()V", Optional.empty(), 1, new CodePlace.Expression.Return()),
                "it happens again",
                List.of(),
                "",
                List.of());
    }

    private static final Finding OWN = finding(Rule.INSERT, "com/acme/Orders", true, Severity.ERROR);
    private static final Finding FOREIGN = finding(Rule.INSERT, "com/acme/legacy/Old", false, Severity.WARNING);
    private static final Finding PROBLEM = finding(Rule.NOT_ANALYZED, "com/acme/Orders", false, Severity.ERROR);

    private List<Severity> levels(String entries, Finding... findings) {
        return levels(Levels.of(entries, false, errors::add), findings);
    }

    private static List<Severity> levels(Levels levels, Finding... findings) {
        return levels.of(List.of(findings)).stream().map(Finding::severity).toList();
    }

    @Test
    void withoutEntriesTheRulesDecide() {
        assertThat(levels("", OWN, FOREIGN)).containsExactly(Severity.ERROR, Severity.WARNING);
    }

    @Test
    void theLastEntryThatFitsCounts() {
        assertThat(levels("insert=note, *=warning", OWN)).containsExactly(Severity.WARNING);
        assertThat(levels("*=warning\n insert=note\n", OWN)).containsExactly(Severity.NOTE);
        assertThat(levels("send=note", OWN)).containsExactly(Severity.ERROR);
    }

    @Test
    void ownHandlersAndThoseOfOtherFrameworksAreToldApart() {
        assertThat(levels("own:*=warning foreign:*=off", OWN, FOREIGN)).containsExactly(Severity.WARNING);
        assertThat(levels("foreign:insert=declared", FOREIGN)).containsExactly(Severity.ERROR);
    }

    @Test
    void aPackageIsItAndThoseInIt() {
        assertThat(levels("com.acme:insert=note", OWN, FOREIGN)).containsExactly(Severity.NOTE, Severity.NOTE);
        assertThat(levels("foreign:com.acme.legacy:*=off", OWN, FOREIGN)).containsExactly(Severity.ERROR);
        assertThat(levels("com.ac:*=off", OWN)).containsExactly(Severity.ERROR);
    }

    @Test
    void aModeOnlyWarns() {
        Levels levels = Levels.of("send=error", true, errors::add);
        assertThat(levels(levels, OWN, PROBLEM)).containsExactly(Severity.WARNING, Severity.WARNING);
    }

    @Test
    void whatCouldNotBeAnalyzedIsNeverPassedOver() {
        assertThat(levels("*=off", PROBLEM)).containsExactly(Severity.ERROR);
        assertThat(levels("not-analyzed=warning", PROBLEM)).containsExactly(Severity.WARNING);
        assertThat(errors).isEmpty();
        assertThat(levels("not-analyzed=off", PROBLEM)).containsExactly(Severity.ERROR);
        assertThat(errors)
                .containsExactly("hapax.severity: not-analyzed=off: what could not be analyzed is never passed over:"
                        + " warning is the lowest level");
    }

    @Test
    void everyMistakeIsSaid() {
        assertThat(levels("incremnt=off insert=warn insert dedup-key=note com..acme:insert=off", OWN))
                .containsExactly(Severity.ERROR);
        assertThat(errors)
                .containsExactly(
                        "hapax.severity: incremnt=off: unknown rule 'incremnt', did you mean 'increment'?",
                        "hapax.severity: insert=warn: unknown level 'warn'; allowed are declared, error, note, off,"
                                + " warning",
                        "hapax.severity: insert: a rule and its level are missing: write insert=warning",
                        "hapax.severity: dedup-key=note: this is about a declaration that nothing can be generated from:"
                                + " it is always an error",
                        "hapax.severity: com..acme:insert=off: 'com..acme' is no package; before the rule can stand own:,"
                                + " foreign: or a package, as com.acme:");
    }

    @Test
    void itsTextTellsOtherLevelsApart() {
        assertThat(Levels.of(" foreign:com.acme:send=off,\n*=note", false, errors::add))
                .hasToString("foreign:com.acme:send=off *=note");
        assertThat(Levels.of("*=note", true, errors::add)).hasToString("warn-only *=note");
    }
}
