package dev.hapax.maven.sarif;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.hapax.analysis.Finding;
import dev.hapax.analysis.FindingText;
import dev.hapax.analysis.HandlerMethod;
import dev.hapax.analysis.Rule;
import dev.hapax.analysis.Severity;
import dev.hapax.maven.explain.RulePages;
import dev.hapax.maven.explain.TerminalText;
import dev.hapax.maven.judged.JudgedModule;
import dev.hapax.rulebook.RuleEntry;
import dev.hapax.rulebook.Rulebook;
import dev.hapax.source.Suppression;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One SARIF file: the findings of one module or of several. */
@SuppressWarnings({"StringSplitter", "EnumOrdinal"}) // no empty parts matter; positions in the list of rules
public final class SarifReport {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final String FINGERPRINT = "hapax/v1";

    private final String version;
    private final String home;
    private final Path root;

    /**
     * A report.
     *
     * @param version the version of Hapax
     * @param home where its pages are
     * @param root the directory that files are named relative to: the project's top
     */
    public SarifReport(String version, String home, Path root) {
        this.version = version;
        this.home = home;
        this.root = root.toAbsolutePath().normalize();
    }

    /**
     * Writes a file.
     *
     * @param file the file; missing directories are made
     * @param modules what is to be in it
     * @throws IOException if it cannot be written, or a source cannot be read
     */
    public void write(Path file, List<JudgedModule> modules) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, JSON.writeValueAsBytes(log(modules)));
    }

    private Sarif.Log log(List<JudgedModule> modules) throws IOException {
        List<Sarif.Result> results = new ArrayList<>();
        List<Sarif.Notification> notices = new ArrayList<>();
        List<String> handlers = new ArrayList<>();
        List<String> unjudged = new ArrayList<>();
        List<Map<String, String>> vouched = new ArrayList<>();
        boolean complete = true;
        for (JudgedModule module : modules) {
            add(module, results);
            module.notices()
                    .forEach(notice -> notices.add(new Sarif.Notification("warning", new Sarif.Message(notice))));
            module.report().handlers().stream().map(HandlerMethod::displayName).forEach(handlers::add);
            module.report()
                    .vouched()
                    .forEach(vouch -> vouched.add(Map.of("method", vouch.method(), "reason", vouch.reason())));
            module.report()
                    .unjudgedCalls()
                    .forEach(call -> unjudged.add(call.step().text()));
            complete &= module.report().problems().isEmpty();
        }
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("handlers", handlers);
        properties.put("vouched", vouched.stream().distinct().toList());
        properties.put("unjudgedCalls", unjudged.stream().distinct().toList());
        Sarif.Run run = new Sarif.Run(
                new Sarif.Tool(new Sarif.Driver("Hapax", version, home, rules())),
                List.of(new Sarif.Invocation(complete, notices)),
                Map.of(SarifLocations.ROOT_ID, new Sarif.ArtifactLocation(rootUri(), null)),
                new Sarif.AutomationDetails(
                        modules.size() == 1 ? "hapax/" + modules.get(0).name() + "/" : "hapax/"),
                "utf16CodeUnits",
                results,
                properties);
        return new Sarif.Log(Sarif.SCHEMA, Sarif.VERSION, List.of(run));
    }

    private String rootUri() {
        String uri = root.toUri().toString();
        return uri.endsWith("/") ? uri : uri + "/";
    }

    private List<Sarif.ReportingDescriptor> rules() throws IOException {
        List<Sarif.ReportingDescriptor> rules = new ArrayList<>();
        for (Rule rule : Rule.values()) {
            rules.add(descriptor(Rulebook.entry(rule)));
        }
        return rules;
    }

    /** With the whole page in it, for a viewer that has no network, or shows what it has before it asks for more. */
    private Sarif.ReportingDescriptor descriptor(RuleEntry entry) throws IOException {
        String id = entry.rule().id();
        String page = RulePages.page(id).orElseThrow();
        return new Sarif.ReportingDescriptor(
                id,
                name(entry.rule()),
                new Sarif.MultiformatMessage(entry.title(), ""),
                new Sarif.MultiformatMessage(entry.why(), entry.why()),
                new Sarif.MultiformatMessage(TerminalText.of(page), RulePages.withLinksTo(home + "/rules/", page)),
                home + "/rules/" + id,
                new Sarif.Configuration(level(entry.own())));
    }

    /** {@code MarkBeforeEffect}: viewers show it in the place of the id. */
    private static String name(Rule rule) {
        StringBuilder name = new StringBuilder();
        for (String word : rule.id().split("-")) {
            name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return name.toString();
    }

    private void add(JudgedModule module, List<Sarif.Result> results) throws IOException {
        SarifLocations locations = new SarifLocations(root, module.sources());
        Fingerprints fingerprints = new Fingerprints();
        for (Finding finding : module.verdict().all()) {
            results.add(new Sarif.Result(
                    finding.rule().id(),
                    finding.rule().ordinal(),
                    level(finding.severity()),
                    new Sarif.Message(FindingText.of(finding)),
                    List.of(locations.of(finding)),
                    locations.flows(finding),
                    Map.of(FINGERPRINT, fingerprints.of(finding)),
                    suppressions(module, finding),
                    baselineState(module, finding),
                    properties(module, finding)));
        }
    }

    private static List<Sarif.Suppression> suppressions(JudgedModule module, Finding finding) {
        Suppression suppression = module.verdict().suppressed().get(finding);
        if (suppression != null) {
            return List.of(new Sarif.Suppression("inSource", suppression.justification()));
        }
        return module.verdict().known().contains(finding)
                ? List.of(new Sarif.Suppression(
                        "external", "known: " + module.baseline().orElse("")))
                : List.of();
    }

    private static String baselineState(JudgedModule module, Finding finding) {
        if (module.baseline().isEmpty() || module.verdict().suppressed().containsKey(finding)) {
            return "";
        }
        return module.verdict().known().contains(finding) ? "unchanged" : "new";
    }

    private static Map<String, Object> properties(JudgedModule module, Finding finding) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("declaredLevel", level(finding.declaredSeverity()));
        properties.put("direction", finding.direction().name().toLowerCase(Locale.ROOT));
        properties.put("guarantee", finding.handler().guarantee().name());
        properties.put("module", module.name());
        return properties;
    }

    private static String level(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }
}
