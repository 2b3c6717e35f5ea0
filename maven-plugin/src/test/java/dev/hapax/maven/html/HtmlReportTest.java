package dev.hapax.maven.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import dev.hapax.analysis.description.EffectDescription;
import dev.hapax.analysis.description.GuaranteeChoice;
import dev.hapax.analysis.description.HandlerDescription;
import dev.hapax.maven.judged.JudgedModule;
import dev.hapax.maven.judged.SourcePlaces;
import dev.hapax.source.Suppression;
import dev.hapax.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {
    /** What a hostile source could hold. */
    private static final String EVIL = "</script><img src=x onerror=\"document.title='hurt'\"><!-- & ' \u2028";

    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL);

    @TempDir
    private Path root;

    private Path source = Path.of("");

    @BeforeEach
    void writeSource() throws IOException {
        source = Files.createDirectories(root.resolve("app/src/main/java")).resolve("Orders.java");
        Files.writeString(
                source, "class Orders {\n    void on(Order order) {\n        store.add(\"" + EVIL + "\");\n    }\n}\n");
    }

    private static HandlerMethod method(String name, Guarantee guarantee) {
        return new HandlerMethod(
                "com/acme/Orders",
                name,
                "()V",
                "com.acme.Orders." + name + "()",
                guarantee,
                guarantee != Guarantee.AT_LEAST_ONCE,
                guarantee == Guarantee.EXACTLY_ONCE);
    }

    private static CodePlace place(int line) {
        return new CodePlace(
                "com/acme/Orders",
                "on()V",
                Optional.of("Orders.java"),
                line,
                new CodePlace.Expression.Call("add", "Store", 0));
    }

    private static Finding finding(HandlerMethod handler, Severity severity, String headline) {
        return new Finding(
                Rule.INCREMENT,
                severity,
                Severity.ERROR,
                Direction.TWICE,
                handler,
                place(3),
                headline,
                List.of(new PathStep(place(3), "Store.add(" + EVIL + ")")),
                "The process dies.",
                List.of("Set it:", "  " + EVIL));
    }

    private static HandlerDescription description(HandlerMethod method, boolean own) {
        return new HandlerDescription(
                method,
                place(2),
                own ? "Hapax" : "Spring Kafka",
                own,
                List.of("orders"),
                "shop",
                EVIL,
                "",
                List.of(
                        new EffectDescription(
                                "the change of `" + EVIL + "`",
                                "adds `total` again",
                                EffectDescription.Verdict.UNSAFE,
                                "",
                                "Twice when the process dies.",
                                true,
                                List.of(new PathStep(place(3), "Store.add(int)"))),
                        new EffectDescription(
                                "the call of `Store.size()`",
                                "reads again",
                                EffectDescription.Verdict.SAFE,
                                "",
                                "",
                                true,
                                List.of(new PathStep(place(3), "Store.size()")))),
                List.of(
                        new GuaranteeChoice(
                                Guarantee.AT_LEAST_ONCE,
                                GuaranteeChoice.Fit.BROKEN,
                                true,
                                List.of("adds again"),
                                "Little."),
                        new GuaranteeChoice(
                                Guarantee.EXACTLY_ONCE, GuaranteeChoice.Fit.FITS, false, List.of(), "A transaction.")));
    }

    private Path written() throws IOException {
        HandlerMethod broken = method("broken", Guarantee.AT_LEAST_ONCE);
        HandlerMethod quiet = method("quiet", Guarantee.AT_LEAST_ONCE);
        HandlerMethod exact = method("exact", Guarantee.EXACTLY_ONCE);
        Finding suppressed = finding(quiet, Severity.WARNING, "it is suppressed");
        List<Finding> findings =
                List.of(finding(broken, Severity.ERROR, "a redelivery adds `" + EVIL + "` again"), suppressed);
        AnalysisReport report = new AnalysisReport(
                List.of(broken, quiet, exact),
                findings,
                List.of(),
                List.of(new Vouch("com.acme.Mailer.send()", EVIL)),
                List.of(new UnjudgedCall("Mailer", "post", "()V", new PathStep(place(3), "Mailer.post(String)"))),
                Map.of());
        Verdict verdict = new Verdict(
                findings, Map.of(suppressed, new Suppression("increment", "com/acme/Orders", 2, 1, EVIL)), Set.of());
        JudgedModule judged = new JudgedModule(
                "com.acme:app:jar:1",
                report,
                verdict,
                Optional.empty(),
                List.of("A dependency is missing."),
                this::spot);
        List<HandlerDescription> described =
                List.of(description(broken, false), description(quiet, false), description(exact, true));
        Path page = root.resolve("target/report.html");
        new HtmlReport("1.0.0", EVIL, root).write(page, List.of(new PageModule(judged, described)));
        return page;
    }

    private Optional<SourcePlaces.Spot> spot(CodePlace place) {
        return Optional.of(new SourcePlaces.Spot(source, place.line(), 9, place.line(), 30));
    }

    @Test
    void holdsItsDataAsJsonThatEndsNoElement() throws IOException {
        Matcher data = DATA.matcher(Files.readString(written()));

        assertThat(data.find()).isTrue();
        JsonNode page = new ObjectMapper().readTree(data.group(1));
        assertThat(page.at("/project").asText()).isEqualTo(EVIL);
        assertThat(page.at("/handlers")).hasSize(3);
        assertThat(page.at("/handlers/0/verdict").asText()).isEqualTo("error");
        assertThat(page.at("/handlers/1/verdict").asText()).isEqualTo("hidden");
        assertThat(page.at("/handlers/1/findings/0/justification").asText()).isEqualTo(EVIL);
        assertThat(page.at("/handlers/2/verdict").asText()).isEqualTo("clean");
        assertThat(page.at("/handlers/2/consumer/isolation.level").asText()).isEqualTo("read_committed");
        assertThat(page.at("/handlers/0/consumer").isMissingNode()).isTrue();
        assertThat(page.at("/handlers/0/findings/0/path/0/file").asText()).isEqualTo("app/src/main/java/Orders.java");
        assertThat(page.at("/sources")
                        .get("app/src/main/java/Orders.java")
                        .get("3")
                        .asText())
                .contains(EVIL.strip().substring(0, 20));
        assertThat(data.group(1)).doesNotContain("<", ">", "&", "\u2028");
    }

    @Test
    void asksForNothingFromTheNetworkAndIsTheSameEachTime() throws IOException {
        String first = Files.readString(written());

        assertThat(first)
                .doesNotContain("http://", "https://", "<link", "<iframe", "@import", "<!--title-->", "<!--list-->");
        assertThat(first).isEqualTo(Files.readString(written()));
    }

    @Test
    void listsTheHandlersWithoutScripts() throws IOException {
        String page = Files.readString(written());
        String without = page.substring(page.indexOf("<noscript>"), page.indexOf("</noscript>"));

        assertThat(without)
                .contains("com.acme.Orders.broken()", "com.acme.Orders.exact()", "[increment]", "Orders.java:3")
                .doesNotContain("<img", "<script");
    }

    /** Types, clicks and measures as a person would, and leaves what it saw in the document's title. */
    private static final String PERSON = """
            <script>
            window.addEventListener('load', function () {
              var seen = {}, shown = function () { return document.querySelectorAll('.handler:not([hidden])').length; };
              seen.all = shown();
              var search = document.getElementById('search');
              search.value = 'exact'; search.dispatchEvent(new Event('input'));
              seen.searched = shown();
              search.value = ''; search.dispatchEvent(new Event('input'));
              document.querySelector('.chip.error').click();
              seen.errors = shown();
              document.querySelector('.chip.error').click();
              var guarantee = document.getElementById('guarantee');
              guarantee.value = 'exactly-once'; guarantee.dispatchEvent(new Event('change'));
              seen.exact = shown();
              guarantee.value = ''; guarantee.dispatchEvent(new Event('change'));
              document.querySelectorAll('.handler').forEach(function (handler) { handler.open = true; });
              setTimeout(function () {
                seen.findings = document.querySelectorAll('.handler .finding').length;
                seen.marked = document.querySelectorAll('.handler .finding tr.hit').length;
                seen.choices = document.querySelectorAll('.choice').length;
                seen.settings = document.querySelectorAll('.conf').length;
                seen.more = document.querySelectorAll('.more > details').length;
                seen.images = document.querySelectorAll('img').length;
                seen.effects = document.querySelectorAll('.main > section > .effect').length;
                seen.reads = document.querySelectorAll('.reads:not([open]) > .effect').length;
                document.querySelectorAll('.path .at').forEach(function (at) { at.textContent = 'A'.repeat(90) + '.java:1'; });
                seen.cut = Array.prototype.filter.call(document.querySelectorAll('.handler .finding .at'), function (at) {
                  return at.getBoundingClientRect().right > at.closest('.finding').getBoundingClientRect().right;
                }).length;
                seen.wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
                document.title = JSON.stringify(seen);
              }, 200);
            });
            </script>
            """;

    @Test
    void worksInABrowserAlsoOnAPhone() throws IOException, InterruptedException {
        Optional<Chromium> browser = Chromium.installed();
        assumeTrue(browser.isPresent(), "no Chromium is installed");
        Path page = root.resolve("target/tried.html");
        Files.writeString(page, Files.readString(written()).replace("</body>", PERSON + "</body>"));

        for (int width : List.of(1280, 500)) {
            String dom = browser.get().dom(page, Files.createTempDirectory(root, "browser"), width);
            String title = dom.substring(dom.indexOf("<title>") + 7, dom.indexOf("</title>"));
            assertThat(new ObjectMapper().readTree(title))
                    .as("width %d", width)
                    .isEqualTo(new ObjectMapper().readTree("""
                            {"all": 3, "searched": 1, "errors": 1, "exact": 1, "findings": 2, "marked": 2, "choices": 6,
                             "settings": 2, "more": 4, "images": 0, "effects": 3, "reads": 3, "cut": 0, "wide": 0}
                            """));
        }
    }
}
