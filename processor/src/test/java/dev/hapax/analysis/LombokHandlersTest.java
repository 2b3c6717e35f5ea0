package dev.hapax.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hapax.source.SourceLookup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Handlers and entities as Lombok itself completes them; the source says what is expected, as those of {@link RuleTest}. */
class LombokHandlersTest {
    private static final Path SOURCE = Path.of("src/test/resources/lombok/LombokHandlers.java");
    private static final List<String> WITH_LOMBOK =
            List.of("-g", "-parameters", "-processor", "lombok.launch.AnnotationProcessorHider$AnnotationProcessor");

    @Test
    void areJudgedAsIfTheirCodeWereWritten() throws IOException {
        String source = Files.readString(SOURCE);
        CompiledSources classes = CompiledSources.of(WITH_LOMBOK, source);

        AnalysisReport report = Analysis.run(classes, new TreeSet<>(classes.projectClasses()), Settings.defaults());

        assertThat(report.problems()).isEmpty();
        assertThat(RuleTest.actual(report.findings(), SourceLookup.of(source)))
                .isNotEmpty()
                .isEqualTo(RuleTest.expected(source));
    }
}
