package dev.hapax.maven.sarif;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.hapax.analysis.AnalysisReport;
import dev.hapax.analysis.CodePlace;
import dev.hapax.analysis.Direction;
import dev.hapax.analysis.Finding;
import dev.hapax.analysis.HandlerMethod;
import dev.hapax.analysis.HandlerMethod.Guarantee;
import dev.hapax.analysis.PathStep;
import dev.hapax.analysis.Rule;
import dev.hapax.analysis.Severity;
import dev.hapax.analysis.UnjudgedCall;
import dev.hapax.analysis.Vouch;
import dev.hapax.baseline.Baseline;
import dev.hapax.maven.judged.JudgedModule;
import dev.hapax.maven.judged.SourcePlaces;
import dev.hapax.source.Suppression;
import dev.hapax.verdict.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SarifReportTest {
    private static final HandlerMethod HANDLER = new HandlerMethod(
            "com/acme/Orders",
            "onOrder",
            "(Lcom/acme/Order;)V",
            "com.acme.Orders.onOrder(Order)",
            Guarantee.AT_LEAST_ONCE,
            false,
            false);
    private static final CodePlace CALL =
            place("com/acme/Orders", 12, new CodePlace.Expression.Call("save", "Store", 0));
    private static final CodePlace EFFECT =
            place("com/acme/Store", 30, new CodePlace.Expression.Call("update", "JdbcTemplate", 0));

    @TempDir
    private Path root;

    private static CodePlace place(String className, int line, CodePlace.Expression expression) {
        String file = className.substring(className.lastIndexOf('/') + 1) + ".java";
        return new CodePlace(className, "m()V", Optional.of(file), line, expression);
    }

    private static Finding finding(CodePlace place) {
        return new Finding(
                Rule.INCREMENT,
                Severity.WARNING,
                Severity.ERROR,
                Direction.TWICE,
                HANDLER,
                place,
                "a redelivery adds `amount` again",
                List.of(new PathStep(CALL, "Store.save(Order)"), new PathStep(place, "JdbcTemplate.update(String)")),
                "The process dies.",
                List.of("Write the new value."));
    }

    private JudgedModule module(String name, Set<Finding> suppressed, Finding... findings) throws IOException {
        return module(name, suppressed, Baseline.none(), findings);
    }

    private JudgedModule module(String name, Set<Finding> suppressed, Baseline baseline, Finding... findings)
            throws IOException {
        AnalysisReport report = new AnalysisReport(
                List.of(HANDLER),
                List.of(findings),
                List.of(),
                List.of(new Vouch("Ledger.book(Entry)", "the ledger drops doubles")),
                List.of(new UnjudgedCall(
                        "com/acme/Mailer", "post", "(Ljava/lang/String;)V", new PathStep(CALL, "Mailer.post(String)"))),
                Map.of());
        Verdict verdict = Verdict.of(
                report,
                finding -> suppressed.contains(finding)
                        ? Optional.of(new Suppression("increment", "com/acme/Store", 1, 1, "twice is fine here"))
                        : Optional.empty(),
                baseline);
        return new JudgedModule(
                name,
                report,
                verdict,
                baseline.size() == 0 ? Optional.empty() : Optional.of("hapax-baseline.json"),
                List.of("The dependency a:b:jar:1 cannot be resolved."),
                this::spot);
    }

    private Optional<SourcePlaces.Spot> spot(CodePlace place) {
        return place.className().startsWith("com/acme/")
                ? Optional.of(new SourcePlaces.Spot(
                        root.resolve("app module/src/main/java/" + place.className() + ".java"),
                        place.line(),
                        9,
                        place.line(),
                        40))
                : Optional.empty();
    }

    private JsonNode written(JudgedModule... modules) throws IOException {
        Path file = root.resolve("target/hapax.sarif");
        new SarifReport("1.0.0", "https://hapax.example", root).write(file, List.of(modules));
        return new ObjectMapper().readTree(file.toFile());
    }

    @Test
    void isWhatThePublishedSchemaAsksFor() throws IOException {
        CodePlace withoutLines = place("com/acme/Store", 0, new CodePlace.Expression.FieldWrite("total", 0));
        CodePlace inJar = place("org/lib/Store", 7, new CodePlace.Expression.Catch());
        CodePlace withoutSource =
                new CodePlace("A", "m()V", Optional.empty(), 0, new CodePlace.Expression.Declaration());
        Finding suppressed = finding(EFFECT);
        JsonNode log = written(
                module(
                        "com.acme:app:jar:1",
                        Set.of(suppressed),
                        Baseline.of(List.of(finding(inJar))),
                        suppressed,
                        finding(inJar),
                        finding(withoutLines)),
                module("com.acme:other:jar:1", Set.of(), finding(withoutSource)),
                module("com.acme:empty:jar:1", Set.of()));

        try (InputStream schema = getClass().getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            JsonSchema sarif =
                    JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(schema);
            assertThat(sarif.validate(
                            log, context -> context.getExecutionConfig().setFormatAssertionsEnabled(true)))
                    .extracting(ValidationMessage::getMessage)
                    .isEmpty();
        }
        assertThat(log.at("/runs")).hasSize(1);
        assertThat(log.at("/runs/0/results")).hasSize(4);
    }

    @Test
    void standsAtTheEffectAndNamesTheHandler() throws IOException {
        JsonNode log = written(module("com.acme:app:jar:1", Set.of(), finding(EFFECT)));
        JsonNode result = log.at("/runs/0/results/0");

        assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri")
                        .asText())
                .isEqualTo("app%20module/src/main/java/com/acme/Store.java");
        assertThat(log.at("/runs/0/originalUriBaseIds")
                        .path(result.at("/locations/0/physicalLocation/artifactLocation/uriBaseId")
                                .asText())
                        .path("uri")
                        .asText())
                .isEqualTo(root.toUri().toString());
        assertThat(result.at("/locations/0/physicalLocation/region").toString())
                .isEqualTo("{\"startLine\":30,\"startColumn\":9,\"endLine\":30,\"endColumn\":40}");
        assertThat(result.at("/locations/0/logicalLocations/0/fullyQualifiedName")
                        .asText())
                .isEqualTo("com.acme.Orders.onOrder(Order)");
        assertThat(result.path("level").asText()).isEqualTo("warning");
        assertThat(result.at("/properties/declaredLevel").asText()).isEqualTo("error");
        assertThat(result.at("/message/text").asText()).contains("adds `amount` again [hapax:increment]\n  path: ");
        assertThat(result.at("/codeFlows/0/threadFlows/0/locations")).hasSize(2);
        JsonNode rule =
                log.at("/runs/0/tool/driver/rules/" + result.path("ruleIndex").asInt());
        assertThat(rule.path("id").asText()).isEqualTo(result.path("ruleId").asText());
        assertThat(rule.at("/shortDescription/text").asText()).isEqualTo("A redelivery adds to durable state again.");
        assertThat(rule.at("/defaultConfiguration/level").asText()).isEqualTo("error");
        assertThat(rule.path("helpUri").asText()).isEqualTo("https://hapax.example/rules/increment");
        assertThat(log.at("/runs/0/invocations/0/toolExecutionNotifications/0/message/text")
                        .asText())
                .contains("cannot be resolved");
        assertThat(log.at("/runs/0/properties/vouched/0/reason").asText()).isEqualTo("the ledger drops doubles");
        assertThat(log.at("/runs/0/properties/unjudgedCalls/0").asText()).isEqualTo("Mailer.post(String)");
    }

    @Test
    void eachRuleBringsItsPageAndAnAddressThatItKeeps() throws IOException {
        JsonNode rules = written(module("m", Set.of())).at("/runs/0/tool/driver/rules");

        assertThat(rules.findValuesAsText("id")).containsExactlyElementsOf(Rule.ids());
        for (JsonNode rule : rules) {
            String id = rule.path("id").asText();
            assertThat(rule.path("helpUri").asText()).isEqualTo("https://hapax.example/rules/" + id);
            assertThat(rule.at("/help/markdown").asText())
                    .startsWith("# " + id + "\n")
                    .contains("\n## Why\n", "\n## The crash\n", "\n## How to mend it\n")
                    .doesNotContain("<!--", ".md)");
            assertThat(rule.at("/help/text").asText())
                    .startsWith(id + "\n")
                    .contains("\nHow to mend it\n")
                    .doesNotContain("```");
        }
        JsonNode send = rules.get(Rule.ids().indexOf("send"));
        assertThat(send.at("/help/markdown").asText())
                .contains("```java\n", "[check-then-act](https://hapax.example/rules/check-then-act)");
    }

    @Test
    void anEffectInAJarStandsAtTheLastCallWhoseSourceIsKnown() throws IOException {
        CodePlace inJar = place("org/lib/Store", 7, new CodePlace.Expression.Call("update", "JdbcTemplate", 0));
        JsonNode location = written(module("m", Set.of(), finding(inJar))).at("/runs/0/results/0/locations/0");

        assertThat(location.at("/physicalLocation/artifactLocation/uri").asText())
                .endsWith("com/acme/Orders.java");
        assertThat(location.at("/physicalLocation/region/startLine").asInt()).isEqualTo(12);
    }

    @Test
    void aFingerprintSurvivesThatLinesMoveAndTellsTwoOfAKindApart() throws IOException {
        CodePlace moved = place("com/acme/Store", 99, EFFECT.expression());
        CodePlace other = place("com/acme/Store", 31, new CodePlace.Expression.Call("execute", "JdbcTemplate", 0));
        JsonNode before =
                written(module("m", Set.of(), finding(EFFECT), finding(other))).at("/runs/0/results");
        JsonNode after =
                written(module("m", Set.of(), finding(moved), finding(moved))).at("/runs/0/results");

        assertThat(fingerprint(before, 0)).isEqualTo(fingerprint(after, 0)).isNotEqualTo(fingerprint(before, 1));
        assertThat(fingerprint(after, 0)).isNotEqualTo(fingerprint(after, 1));
    }

    @Test
    void saysWhatIsSuppressedAndWhatIsKnown() throws IOException {
        CodePlace other = place("com/acme/Other", 31, new CodePlace.Expression.Call("execute", "JdbcTemplate", 0));
        Finding known = finding(place("com/acme/Store", 30, new CodePlace.Expression.Catch()));
        JsonNode results = written(module(
                        "m",
                        Set.of(finding(other)),
                        Baseline.of(List.of(known)),
                        finding(other),
                        known,
                        finding(EFFECT)))
                .at("/runs/0/results");

        assertThat(results.get(0).path("suppressions").toString())
                .isEqualTo("[{\"kind\":\"inSource\",\"justification\":\"twice is fine here\"}]");
        assertThat(results.get(0).has("baselineState")).isFalse();
        assertThat(results.get(1).path("suppressions").toString())
                .isEqualTo("[{\"kind\":\"external\",\"justification\":\"known: hapax-baseline.json\"}]");
        assertThat(results.get(1).path("baselineState").asText()).isEqualTo("unchanged");
        assertThat(results.get(2).has("suppressions")).isFalse();
        assertThat(results.get(2).path("baselineState").asText()).isEqualTo("new");
    }

    private static String fingerprint(JsonNode results, int index) {
        return results.get(index).at("/partialFingerprints/hapax~1v1").asText();
    }
}
