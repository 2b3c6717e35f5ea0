package dev.hapax;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every public type says by how many threads it may be used. Enums and annotations are constants, exceptions are thrown. */
final class PublicTypesTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern TYPE = Pattern.compile(
            "(/\\*\\*(?:(?!\\*/).)*\\*/)\\s*(?:@\\w+(?:\\([^)]*\\))?\\s*)*"
                    + "public (?:(?:final|sealed|abstract) )*(?:class|interface|record) (\\w+)",
            Pattern.DOTALL);
    private static final Pattern SAID = Pattern.compile("thread|immutable", Pattern.CASE_INSENSITIVE);

    private static Stream<Path> sources() throws IOException {
        return Files.walk(SOURCES).filter(file -> file.toString().endsWith(".java"));
    }

    @Test
    void sayTheirThreadSafety() throws IOException {
        List<String> silent = new ArrayList<>();
        int types = 0;
        try (Stream<Path> files = sources()) {
            for (Path file : files.toList()) {
                Matcher type = TYPE.matcher(Files.readString(file));
                if (type.find() && !type.group(2).endsWith("Exception")) {
                    types++;
                    if (!SAID.matcher(type.group(1)).find()) {
                        silent.add(SOURCES.relativize(file).toString());
                    }
                }
            }
        }
        assertThat(types).as("types that were found").isGreaterThan(40);
        assertThat(silent).isEmpty();
    }
}
