package dev.hapax.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hapax.rulebook.RuleEntry;
import dev.hapax.rulebook.Rulebook;
import dev.hapax.source.SourceLookup;
import dev.hapax.source.SourceRange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
 * clean. Each file is a project of its own, together with the files of its name: {@code Orders.xml} is a mapper, {@code
 * Orders.application.yml} is its {@code application.yml}, whose expectations stand in comments of its own, behind a setting or
 * in the line above.
 */
class RuleTest {
    private static final Path RULES = Path.of("src/test/resources/rules");
    private static final Map<Rule, Map<Circle, Severity>> HIGHEST = new EnumMap<>(Rule.class);
    private static final Pattern EXPECTATION = Pattern.compile("// hapax: ([a-z, -]+)$");
    private static final Pattern EXPECTATION_OF_FILE = Pattern.compile("(.*)# hapax: ([a-z, -]+)$");

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
        List<ProjectFile> files = beside(file);
        CompiledSources classes = CompiledSources.of(source).withFiles(files);
        Set<String> own = new TreeSet<>(classes.projectClasses());
        AnalysisReport report = Analysis.run(classes, own, Settings.defaults());
        assertThat(report.problems()).isEmpty();
        assertThat(report.handlers()).isNotEmpty();
        List<Finding> findings = new ArrayList<>(report.findings());
        findings.addAll(Analysis.settings(classes, own, any -> true, Settings.defaults()));
        Map<String, List<String>> expected = expected(source);
        files.stream().filter(one -> !one.name().endsWith(".xml")).forEach(one -> expectedOf(one, expected));
        assertThat(actual(findings, SourceLookup.of(source))).isEqualTo(expected);
        findings.forEach(RuleTest::note);
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

    private static List<ProjectFile> beside(Path source) throws IOException {
        String name = source.getFileName().toString().replace(".java", "");
        List<Path> paths;
        try (Stream<Path> found = Files.list(source.getParent())) {
            paths = found.filter(file -> file.getFileName().toString().startsWith(name + "."))
                    .filter(file -> !file.equals(source))
                    .sorted()
                    .toList();
        }
        List<ProjectFile> files = new ArrayList<>();
        for (Path path : paths) {
            String file = path.getFileName().toString();
            String inProject = file.endsWith(".xml") ? "mapper/" + file : file.substring(name.length() + 1);
            files.add(new ProjectFile(inProject, Files.readAllBytes(path), path.toString()));
        }
        return files;
    }

    static Map<String, List<String>> expected(String source) {
        Map<String, List<String>> byLine = new TreeMap<>();
        List<String> lines = source.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            Matcher matcher = EXPECTATION.matcher(lines.get(i));
            if (matcher.find()) {
                byLine.put(":" + (i + 1), rules(matcher.group(1)));
            }
        }
        return byLine;
    }

    private static void expectedOf(ProjectFile file, Map<String, List<String>> byLine) {
        List<String> lines =
                new String(file.bytes(), StandardCharsets.UTF_8).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            Matcher matcher = EXPECTATION_OF_FILE.matcher(lines.get(i));
            if (matcher.matches()) {
                int line = matcher.group(1).isBlank() ? i + 2 : i + 1;
                byLine.put(file.name() + ":" + line, rules(matcher.group(2)));
            }
        }
    }

    private static List<String> rules(String expectation) {
        return new ArrayList<>(Stream.of(expectation.split(","))
                .map(String::strip)
                .map(rule -> rule.contains(" ") ? rule : rule + " error")
                .sorted()
                .toList());
    }

    static Map<String, List<String>> actual(List<Finding> findings, SourceLookup source) {
        Map<String, List<String>> byLine = new TreeMap<>();
        for (Finding finding : findings) {
            String text = finding.rule().id() + " " + finding.severity().name().toLowerCase(Locale.ROOT);
            CodePlace place = finding.place();
            String file = place.className().isEmpty() ? place.sourceFile().orElse("") : "";
            byLine.computeIfAbsent(file + ":" + line(place, source), line -> new ArrayList<>())
                    .add(text);
        }
        byLine.values().forEach(list -> list.sort(null));
        return byLine;
    }

    /** A declaration is in no class file: there its line is the first one of its code. */
    private static int line(CodePlace place, SourceLookup source) {
        return place.expression() instanceof CodePlace.Expression.Declaration
                ? source.find(place).map(SourceRange::line).orElse(place.line())
                : place.line();
    }
}
