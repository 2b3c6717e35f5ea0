package dev.hapax.processor.judging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Levels, baselines and suppressions, with the real engine inside javac. */
class KnownFindingsTest {
    private static final String PAYMENTS = """
            package shop;

            import dev.hapax.KafkaHandler;
            import java.sql.Connection;
            import java.sql.SQLException;
            import java.sql.Statement;
            import javax.sql.DataSource;

            public class Payments {
                private final DataSource database;

                public Payments(DataSource database) {
                    this.database = database;
                }

                @KafkaHandler(topics = "payments", group = "ledger")
                public void onPayment(String payment) throws SQLException {
                    count();
                }

                private void count() throws SQLException {
                    try (Connection c = database.getConnection(); Statement s = c.createStatement()) {
                        s.executeUpdate("UPDATE counters SET n = n + 1 WHERE id = 1");
                    }
                }
            }
            """;
    private static final String KNOWN = """
            {
              "format" : 1,
              "findings" : [ {
                "rule" : "increment",
                "handler" : "shop.Payments.onPayment(String)",
                "effect" : "Statement.executeUpdate(String): `counters.n`, `n + 1`",
                "path" : [ "Payments.count()" ],
                "count" : 1,
                "says" : "a redelivery increments `counters.n` again"
              } ]
            }
            """;
    private static final String EFFECT = "s.executeUpdate(\"UPDATE counters SET n = n + 1 WHERE id = 1\");";

    @TempDir
    Path folder;

    private JavacRun.Project project;

    @BeforeEach
    void sources() {
        project = new JavacRun.Project(folder);
    }

    private JavacRun compile(String source, String... options) {
        return project.option(options).source("shop/Payments.java", source).compile("shop/Payments.java");
    }

    private String baseline(String text) throws IOException {
        return "-Ahapax.baseline=" + Files.writeString(folder.resolve("hapax-baseline.json"), text);
    }

    @Test
    void aConfiguredLevelCounts() {
        JavacRun run = compile(PAYMENTS, "-Ahapax.severity=own:shop:increment=warning");
        assertThat(run.succeeded).isTrue();
        assertThat(run.output)
                .contains("warning: a redelivery")
                .contains("[hapax:increment]")
                .endsWith("1 warning\n");
        assertThat(project.classFile("shop/Payments")).exists();
    }

    @Test
    void aModeOnlyWarns() {
        JavacRun run = compile(PAYMENTS, "-Ahapax.warnOnly");
        assertThat(run.succeeded).isTrue();
        assertThat(run.output).contains("warning: a redelivery");
    }

    @Test
    void aLevelThatThereIsNotIsAnError() {
        JavacRun run = compile(PAYMENTS, "-Ahapax.severity=increment=loud");
        assertThat(run.succeeded).isFalse();
        assertThat(run.output).contains("error: hapax.severity: increment=loud: unknown level 'loud'; allowed are");
    }

    @Test
    void whatIsKnownIsNotReportedWhereverItStands() throws IOException {
        JavacRun run =
                compile(PAYMENTS.replace("    private void", "\n\n    // moved\n    private void"), baseline(KNOWN));
        assertThat(run.output).isEmpty();
        assertThat(project.classFile("shop/Payments")).exists();
    }

    @Test
    void aSecondEqualOneIsNew() throws IOException {
        JavacRun run = compile(PAYMENTS.replace(EFFECT, EFFECT + "\n            " + EFFECT), baseline(KNOWN));
        assertThat(run.succeeded).isFalse();
        assertThat(run.output).contains("Payments.java:24: error: ").endsWith("1 error\n");
    }

    @Test
    void whatIsGoneIsSaid() throws IOException {
        JavacRun run = compile(PAYMENTS.replace("n = n + 1", "n = 1"), baseline(KNOWN));
        assertThat(run.succeeded).isTrue();
        assertThat(run.output)
                .contains("Note: 1 finding that hapax-baseline.json knows is gone.")
                .contains(
                        "increment in shop.Payments.onPayment(String): Statement.executeUpdate(String): `counters.n`");
    }

    @Test
    void aBrokenBaselineIsAnErrorWithItsLine() throws IOException {
        JavacRun run = compile(PAYMENTS, baseline(KNOWN.replace("\"count\" : 1", "\"count\" : many")));
        assertThat(run.succeeded).isFalse();
        assertThat(run.output).contains("hapax-baseline.json:8: 'count' must be a number from 1, not 'many'");
    }

    @Test
    void aSuppressionThatIsNeededIsNotMentioned() {
        JavacRun run = compile(
                PAYMENTS.replace("    private void", "    @SuppressWarnings(\"hapax:increment\")\n    private void"));
        assertThat(run.output).isEmpty();
    }

    @Test
    void aSuppressionThatSuppressesNothingIsReported() {
        JavacRun run = compile(PAYMENTS.replace("n = n + 1", "n = 1")
                .replace("    private void", "    @SuppressWarnings(\"hapax:increment\")\n    private void")
                .replace("    private final", "    @SuppressWarnings(\"hapax:incremnt\") private final"));
        assertThat(run.succeeded).isTrue();
        assertThat(run.output)
                .contains(
                        "Payments.java:21: warning: nothing is left to suppress here: `increment` finds nothing in what"
                                + " this annotation stands at [hapax:unneeded-suppression]\n"
                                + "    @SuppressWarnings(\"hapax:increment\")\n    ^\n")
                .contains("Payments.java:10: warning: nothing is suppressed here: unknown rule 'incremnt', did you mean"
                        + " 'increment'? [hapax:unneeded-suppression]\n");
    }

    @Test
    void aSuppressionOfWhatIsSwitchedOffIsLeftAlone() {
        JavacRun run = compile(
                PAYMENTS.replace("    private void", "    @SuppressWarnings(\"hapax:increment\")\n    private void"),
                "-Ahapax.severity=increment=off");
        assertThat(run.output).isEmpty();
    }
}
