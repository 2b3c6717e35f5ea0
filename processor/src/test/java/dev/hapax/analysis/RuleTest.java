package dev.hapax.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hapax.rulebook.RuleEntry;
import dev.hapax.rulebook.Rulebook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs the engine over the sources in {@code rules/}, whose lines say what is expected of them: {@code // hapax: insert} for
 * an error, {@code // hapax: insert warning} or {@code note} for less, several parted by commas. Every other line has to be
 * clean. Each file is a project of its own, together with the XML file of its name.
 */
class RuleTest {
    private static final Path RULES = Path.of("src/test/resources/rules");
    private static final Map<Rule, Map<Circle, Severity>> HIGHEST = new EnumMap<>(Rule.class);
    private static final Pattern EXPECTATION = Pattern.compile("// hapax: ([a-z, -]+)$");

    @TestFactory
    Stream<DynamicTest> everyLineIsJudgedAsItSays() throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(RULES)) {
            files = found.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
        assertThat(files).isNotEmpty();
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(RULES.relativize(file).toString(), () -> check(file)));
    }

    private static void check(Path file) throws IOException {
        String source = Files.readString(file);
        CompiledSources classes = CompiledSources.of(source).withFiles(beside(file));
        AnalysisReport report = Analysis.run(classes, new TreeSet<>(classes.projectClasses()), Settings.defaults());
        assertThat(report.problems()).isEmpty();
        assertThat(report.handlers()).isNotEmpty();
        assertThat(actual(report)).isEqualTo(expected(source));
        report.findings().forEach(RuleTest::note);
    }

    private static void note(Finding finding) {
        HIGHEST.computeIfAbsent(finding.rule(), rule -> new EnumMap<>(Circle.class))
                .merge(
                        Circle.of(finding.handler(), Rulebook.entry(finding.rule())),
                        finding.severity(),
                        (one, other) -> one.compareTo(other) < 0 ? one : other);
    }

    /** The levels that a rule's page tells are the highest ones that are found here. */
    @AfterAll
    static void theDeclaredLevelsAreTheHighest() {
        HIGHEST.forEach(
                (rule, found) -> found.forEach((circle, severity) -> assertThat(circle.declared(Rulebook.entry(rule)))
                        .as(rule.id() + " " + circle)
                        .contains(severity)));
    }

    /** Handlers whose findings have levels of their own. */
    private enum Circle {
        DECLARED,
        EXACTLY_ONCE,
        FOREIGN;

        static Circle of(HandlerMethod handler, RuleEntry entry) {
            if (!handler.own() && !handler.declared()) {
                return FOREIGN;
            }
            boolean differs = entry.exactlyOnce() != entry.own();
            return differs && handler.guarantee() == HandlerMethod.Guarantee.EXACTLY_ONCE ? EXACTLY_ONCE : DECLARED;
        }

        Optional<Severity> declared(RuleEntry entry) {
            return switch (this) {
                case DECLARED -> Optional.of(entry.own());
                case EXACTLY_ONCE -> Optional.of(entry.exactlyOnce());
                case FOREIGN -> entry.foreign();
            };
        }
    }

    /** A source's XML lies beside it, and counts as a file of its project. */
    private static List<ProjectFile> beside(Path source) throws IOException {
        Path xml = Path.of(source.toString().replace(".java", ".xml"));
        return Files.exists(xml)
                ? List.of(new ProjectFile("mapper/" + xml.getFileName(), Files.readAllBytes(xml), xml.toString()))
                : List.of();
    }

    static Map<Integer, List<String>> expected(String source) {
        Map<Integer, List<String>> byLine = new TreeMap<>();
        List<String> lines = source.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            Matcher matcher = EXPECTATION.matcher(lines.get(i));
            if (matcher.find()) {
                List<String> rules = new ArrayList<>(Stream.of(matcher.group(1).split(","))
                        .map(String::strip)
                        .map(rule -> rule.contains(" ") ? rule : rule + " error")
                        .sorted()
                        .toList());
                byLine.put(i + 1, rules);
            }
        }
        return byLine;
    }

    static Map<Integer, List<String>> actual(AnalysisReport report) {
        Map<Integer, List<String>> byLine = new TreeMap<>();
        for (Finding finding : report.findings()) {
            String text = finding.rule().id() + " " + finding.severity().name().toLowerCase(Locale.ROOT);
            byLine.computeIfAbsent(finding.place().line(), line -> new ArrayList<>())
                    .add(text);
        }
        byLine.values().forEach(list -> list.sort(null));
        return byLine;
    }
}
