package dev.hapax.maven;

import dev.hapax.analysis.Finding;
import dev.hapax.analysis.Rule;
import dev.hapax.analysis.Severity;
import dev.hapax.maven.judged.JudgedModule;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The numbers of some judgements. */
final class Tally {
    private final Collection<JudgedModule> modules;

    Tally(Collection<JudgedModule> modules) {
        this.modules = modules;
    }

    long handlers() {
        return modules.stream()
                .mapToLong(module -> module.report().handlers().size())
                .sum();
    }

    /** The handlers, counted in words. */
    String handlersInWords() {
        return counted(handlers(), "handler");
    }

    long errors() {
        return modules.stream()
                .mapToLong(module -> count(module, Severity.ERROR))
                .sum();
    }

    List<String> modulesWithErrors() {
        return modules.stream()
                .filter(module -> count(module, Severity.ERROR) > 0)
                .map(JudgedModule::name)
                .toList();
    }

    private static long count(JudgedModule module, Severity severity) {
        return module.verdict().fresh().stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    private long known() {
        return modules.stream()
                .mapToLong(module -> module.verdict().known().size())
                .sum();
    }

    /** One line: how many handlers, what was found, what could not be judged, and how long it took. */
    String summary(long nanos) {
        long unjudged = modules.stream()
                .flatMap(module -> module.report().unjudgedCalls().stream())
                .distinct()
                .count();
        return String.format(
                Locale.ROOT,
                "Hapax: %s judged: %s, %s, %s; %s%s not judged%s; %.1f s",
                handlersInWords(),
                counted(errors(), "error"),
                counted(all(Severity.WARNING), "warning"),
                counted(all(Severity.NOTE), "note"),
                known() == 0 ? "" : counted(known(), "known finding") + "; ",
                counted(unjudged, "call"),
                unjudged == 0 ? "" : " (the goal unjudged lists " + (unjudged == 1 ? "it" : "them") + ")",
                nanos / 1e9);
    }

    /** Where more is said about the rules that found something; empty where none did. */
    Optional<String> more() {
        List<String> rules = modules.stream()
                .flatMap(module -> module.verdict().fresh().stream())
                .map(Finding::rule)
                .distinct()
                .sorted()
                .map(Rule::id)
                .toList();
        return rules.isEmpty()
                ? Optional.empty()
                : Optional.of("Hapax: more about a rule: mvn " + Coordinates.PLUGIN_KEY + ":" + Coordinates.version()
                        + ":explain -Drule=" + rules.get(0)
                        + (rules.size() == 1 ? "" : " (or " + String.join(", ", rules.subList(1, rules.size())) + ")"));
    }

    private long all(Severity severity) {
        return modules.stream().mapToLong(module -> count(module, severity)).sum();
    }

    private static String counted(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
