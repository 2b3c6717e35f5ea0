package dev.hapax.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hapax.analysis.CodePlace;
import dev.hapax.analysis.Direction;
import dev.hapax.analysis.Finding;
import dev.hapax.analysis.HandlerMethod;
import dev.hapax.analysis.HandlerMethod.Guarantee;
import dev.hapax.analysis.Rule;
import dev.hapax.analysis.Severity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;

class FindingPrinterTest {
    private static final List<String> LONG = List.of("Let each message count once:", "  @Dedup(key = \"…\")");

    private final List<String> printed = new ArrayList<>();
    private final FindingPrinter printer = new FindingPrinter(Sources.of(List.of()), new SystemStreamLog() {
        @Override
        public void warn(CharSequence content) {
            printed.add("warning: " + content);
        }

        @Override
        public void error(CharSequence content) {
            printed.add("error: " + content);
        }
    });

    private static Finding finding(int line, Severity severity, List<String> fix) {
        return new Finding(
                Rule.SEND,
                severity,
                severity,
                Direction.TWICE,
                new HandlerMethod("com/acme/A", "on", "()V", "com.acme.A.on()", Guarantee.AT_LEAST_ONCE, false, false),
                new CodePlace("com/acme/A", "on()V", Optional.of("A.java"), line, new CodePlace.Expression.Return()),
                "it sends again",
                List.of(),
                "The process dies.",
                fix);
    }

    @Test
    void saysOnceWhatIsToBeDone() throws IOException {
        printer.print(finding(10, Severity.WARNING, LONG));
        printer.print(finding(20, Severity.WARNING, LONG));
        printer.print(finding(30, Severity.WARNING, List.of("Let each message count once:", "  another()")));

        assertThat(printed)
                .containsExactly(
                        "warning: com.acme.A: it sends again [hapax:send]\n  crash point: The process dies.\n"
                                + "  fix: Let each message count once:\n         @Dedup(key = \"…\")",
                        "warning: com.acme.A: it sends again [hapax:send]\n  crash point: The process dies.\n"
                                + "  fix: As above, at A.java:10.",
                        "warning: com.acme.A: it sends again [hapax:send]\n  crash point: The process dies.\n"
                                + "  fix: Let each message count once:\n         another()");
    }

    @Test
    void aQuietBuildShowsErrorsAloneSoTheyDoNotReferToWarnings() throws IOException {
        printer.print(finding(10, Severity.WARNING, LONG));
        printer.print(finding(20, Severity.ERROR, LONG));

        assertThat(printed).allMatch(text -> text.contains("@Dedup"));
    }

    @Test
    void aLineOfItsOwnIsSaidAgain() throws IOException {
        printer.print(finding(10, Severity.WARNING, List.of("Acknowledge after the work.")));
        printer.print(finding(20, Severity.WARNING, List.of("Acknowledge after the work.")));

        assertThat(printed).allMatch(text -> text.endsWith("fix: Acknowledge after the work."));
    }
}
