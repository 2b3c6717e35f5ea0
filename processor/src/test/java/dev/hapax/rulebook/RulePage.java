package dev.hapax.rulebook;

import dev.hapax.analysis.Rule;
import dev.hapax.analysis.Severity;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The pages about rules, made of their declarations and of the tests that hold them. */
final class RulePage {
    private static final String MADE =
            "<!-- Made from the rule's declaration and its tests by RulePagesTest: change those. -->\n";

    private RulePage() {}

    static String of(RuleEntry entry) throws IOException {
        return MADE + "# " + entry.rule().id() + "\n\n"
                + entry.title() + "\n\n"
                + "- What goes wrong: " + entry.direction() + "\n"
                + "- " + levels(entry) + "\n\n"
                + "## Why\n\n" + entry.why() + "\n\n"
                + "## The crash\n\n" + entry.crash() + "\n\n"
                + examples("Unsafe", entry.unsafe())
                + examples("Safe", entry.safe())
                + "## How to mend it\n\n" + entry.fix() + "\n\n"
                + "## How to suppress it\n\n" + suppressing(entry) + "\n";
    }

    static String index() {
        return MADE + "# Rules\n\n"
                + "What each rule finds, why, and how to mend it. `mvn dev.hapax:hapax-maven-plugin:explain -Drule=increment` shows\n"
                + "a page in the terminal.\n\n"
                + "| rule | what it finds | own handlers | of other frameworks |\n| --- | --- | --- | --- |\n"
                + Arrays.stream(Rule.values())
                        .map(Rulebook::entry)
                        .map(entry -> "| [" + entry.rule().id() + "]("
                                + entry.rule().id() + ".md) | "
                                + entry.title() + " | " + word(entry.own())
                                + (entry.exactlyOnce() == entry.own()
                                        ? ""
                                        : ", " + word(entry.exactlyOnce()) + " under exactly-once")
                                + " | " + entry.foreign().map(RulePage::word).orElse("—") + " |\n")
                        .collect(Collectors.joining());
    }

    private static String levels(RuleEntry entry) {
        String exactly =
                entry.exactlyOnce() == entry.own() ? "" : " (" + word(entry.exactlyOnce()) + " under exactly-once)";
        String foreign = entry.foreign()
                .map(level -> "; in those of other frameworks: " + word(level))
                .orElse("");
        return "Level, at most: in handlers that declare a guarantee: " + word(entry.own()) + exactly + foreign;
    }

    private static String word(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }

    private static String examples(String heading, List<String> references) throws IOException {
        if (references.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("## " + heading + "\n\n```java\n");
        for (int i = 0; i < references.size(); i++) {
            text.append(i == 0 ? "" : "\n").append(Example.of(references.get(i)).code());
        }
        return text + "```\n\n";
    }

    private static String suppressing(RuleEntry entry) {
        String id = entry.rule().id();
        if (!entry.suppressible()) {
            return "It cannot be suppressed.";
        }
        return "`@SuppressWarnings(\"hapax:" + id
                + "\")` on the variable, the method or the class where the finding stands, with a\n"
                + "comment that says why. For a whole package or build: `-Dhapax.severity=" + id
                + "=off`, or `com.acme.legacy:" + id
                + "=off`.";
    }
}
