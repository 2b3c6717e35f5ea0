package dev.hapax.maven.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import dev.hapax.baseline.FindingShape;
import dev.hapax.maven.judged.JudgedModule;
import dev.hapax.maven.judged.SourcePlaces;
import dev.hapax.source.Suppression;
import dev.hapax.verdict.Verdict;
import dev.hapax.yaml.FileFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonReportTest {
    private static final HandlerMethod HANDLER = new HandlerMethod(
            "com/acme/Orders",
            "onOrder",
            "(Lcom/acme/Order;)V",
            "com.acme.Orders.onOrder(Order)",
            Guarantee.AT_LEAST_ONCE,
            false,
            true);

    @TempDir
    private Path root;

    private static Finding finding(Rule rule, String headline) {
        CodePlace place = new CodePlace(
                "com/acme/Store", "m()V", Optional.of("Store.java"), 30, new CodePlace.Expression.Return());
        return new Finding(
                rule,
                Severity.WARNING,
                Severity.ERROR,
                Direction.TWICE,
                HANDLER,
                place,
                headline,
                List.of(new PathStep(place, "Store.save(Order)")),
                "The process dies.",
                List.of("Write the new value."));
    }

    private JudgedModule module(Finding suppressed, Finding known, Finding open) throws IOException {
        PathStep call = new PathStep(open.place(), "Mailer.post(String)");
        AnalysisReport report = new AnalysisReport(
                List.of(HANDLER),
                List.of(suppressed, known, open),
                List.of(),
                List.of(new Vouch("Ledger.book(Entry)", "the ledger drops doubles")),
                List.of(new UnjudgedCall("com/acme/Mailer", "post", "(Ljava/lang/String;)V", call)),
                Map.of());
        Verdict verdict = Verdict.of(
                report,
                finding -> finding.equals(suppressed)
                        ? Optional.of(new Suppression("increment", "com/acme/Store", 1, 1, "twice is fine"))
                        : Optional.empty(),
                Baseline.of(List.of(known)));
        return new JudgedModule(
                "com.acme:app:jar:1",
                report,
                verdict,
                Optional.of("hapax-baseline.json"),
                List.of(),
                place -> Optional.of(
                        new SourcePlaces.Spot(root.resolve("src/Store.java"), place.line(), 9, place.line(), 12)));
    }

    @Test
    void holdsWhatWasJudged() throws IOException {
        Path file = root.resolve("target/hapax.json");
        new JsonReport("1.0.0", root)
                .write(
                        file,
                        List.of(module(
                                finding(Rule.INCREMENT, "it adds `a` again"),
                                finding(Rule.INSERT, "it inserts `b` again"),
                                finding(Rule.SEND, "it sends `c` again"))));

        JsonNode report = new ObjectMapper().readTree(file.toFile());
        assertThat(report.path("format").asInt()).isEqualTo(1);
        JsonNode module = report.at("/modules/0");
        assertThat(module.at("/handlers/0").toString())
                .isEqualTo("{\"name\":\"com.acme.Orders.onOrder(Order)\",\"guarantee\":\"AT_LEAST_ONCE\","
                        + "\"declared\":false,\"own\":true}");
        assertThat(module.path("findings").findValuesAsText("state")).containsExactly("suppressed", "known", "open");
        assertThat(module.at("/findings/0/justification").asText()).isEqualTo("twice is fine");
        assertThat(module.at("/findings/2").toString())
                .isEqualTo("{\"rule\":\"send\",\"level\":\"warning\",\"declaredLevel\":\"error\",\"state\":\"open\","
                        + "\"direction\":\"twice\",\"handler\":\"com.acme.Orders.onOrder(Order)\","
                        + "\"says\":\"it sends `c` again\",\"crashPoint\":\"The process dies.\","
                        + "\"fix\":[\"Write the new value.\"],"
                        + "\"place\":{\"file\":\"src/Store.java\",\"line\":30,\"column\":9},"
                        + "\"path\":[{\"call\":\"Store.save(Order)\","
                        + "\"place\":{\"file\":\"src/Store.java\",\"line\":30,\"column\":9}}]}");
        assertThat(module.at("/unjudgedCalls/0").asText()).isEqualTo("Mailer.post(String)");
        assertThat(module.at("/vouched/0/reason").asText()).isEqualTo("the ledger drops doubles");
    }

    @Test
    void aWrittenBaselineIsReadAsItWasAndIsTheSameForTheSameFindings() throws IOException, FileFormatException {
        Finding increment = finding(Rule.INCREMENT, "it adds `\"ä\"` again");
        Finding insert = finding(Rule.INSERT, "it inserts again");
        Path file = root.resolve("hapax-baseline.json");
        BaselineJson.write(file, List.of(insert, increment, insert));
        Path other = root.resolve("other.json");
        BaselineJson.write(other, List.of(increment, insert, insert));

        assertThat(Baseline.read(file).counts())
                .isEqualTo(Map.of(FindingShape.of(increment), 1, FindingShape.of(insert), 2));
        assertThat(file).hasSameBinaryContentAs(other);
        assertThat(Files.readString(file))
                .endsWith("}\n")
                .doesNotContain("30")
                .contains("\"says\" : \"it inserts again\"");
    }
}
