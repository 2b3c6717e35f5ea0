package dev.hapax.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hapax.source.SourceLookup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Handlers as Kotlin's own compiler compiles them; the source says what is expected, as those of {@link RuleTest}. */
class KotlinHandlersTest {
    private static final Path SOURCES = Path.of("src/test/resources/kotlin");

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"KotlinHandlers.kt", "KotlinIdioms.kt"})
    void areJudgedAsThoseInJava(String file) throws IOException {
        Path source = SOURCES.resolve(file);
        CompiledSources classes = KotlinSources.compile(source, directory);

        AnalysisReport report = Analysis.run(classes, new TreeSet<>(classes.projectClasses()), Settings.defaults());

        assertThat(report.problems()).isEmpty();
        assertThat(RuleTest.actual(report.findings(), SourceLookup.of("")))
                .isNotEmpty()
                .isEqualTo(RuleTest.expected(Files.readString(source)));
    }
}
