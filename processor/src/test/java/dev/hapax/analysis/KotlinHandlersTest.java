package dev.hapax.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hapax.source.SourceLookup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Handlers as Kotlin's own compiler compiles them; the source says what is expected, as those of {@link RuleTest}. */
class KotlinHandlersTest {
    private static final Path SOURCE = Path.of("src/test/resources/kotlin/KotlinHandlers.kt");

    @TempDir
    Path directory;

    @Test
    void areJudgedAsThoseInJava() throws IOException {
        CompiledSources classes = KotlinSources.compile(SOURCE, directory);

        AnalysisReport report = Analysis.run(classes, new TreeSet<>(classes.projectClasses()), Settings.defaults());

        assertThat(report.problems()).isEmpty();
        assertThat(RuleTest.actual(report.findings(), SourceLookup.of("")))
                .isNotEmpty()
                .isEqualTo(RuleTest.expected(Files.readString(SOURCE)));
    }
}
