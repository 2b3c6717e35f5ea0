package dev.hapax.processor.judging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's code is compiled, and what it says the compiler answers is what the compiler answers. */
class ReadmeTest {
    private static final Pattern EXAMPLE =
            Pattern.compile("<!-- example: (\\S+) -->\n```java\n(.*?)```\n", Pattern.DOTALL);
    private static final Pattern OUTPUT = Pattern.compile("<!-- output: \\S+ -->\n```\n(.*?)```\n", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void showsAnErrorThatTheCompilerReports() throws IOException {
        MatchResult unsafe = examples().get(0);

        JavacRun run = compile(unsafe);

        assertThat(run.succeeded).isFalse();
        String printed = run.output.replace(folder.resolve("src") + "/", "").replaceFirst("\\d+ errors?\\s*$", "");
        MatchResult shown = OUTPUT.matcher(readme()).results().findFirst().orElseThrow();
        assertThat(printed).isEqualTo(shown.group(1));
    }

    @Test
    void showsAFixThatTheCompilerAccepts() throws IOException {
        JavacRun run = compile(examples().get(1));

        assertThat(run.output).isEmpty();
        assertThat(run.succeeded).isTrue();
    }

    private JavacRun compile(MatchResult example) {
        return new JavacRun.Project(folder)
                .source(example.group(1), example.group(2))
                .compile(example.group(1));
    }

    private static List<MatchResult> examples() throws IOException {
        List<MatchResult> examples = EXAMPLE.matcher(readme()).results().toList();
        assertThat(examples).hasSize(2);
        return examples;
    }

    private static String readme() throws IOException {
        return Files.readString(Path.of("../README.md"));
    }
}
