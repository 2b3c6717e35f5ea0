package dev.hapax.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Holds the page about known misses to the tests that show them. */
class KnownMissesPageTest {
    private static final Path PAGE = Path.of("../docs/known-misses.md");
    private static final String HEADING = "## ";

    @Test
    void thePageNamesEachMissAndNoOther() throws IOException {
        List<String> shown = Arrays.stream(UnsoundnessTest.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(Method::getName)
                .toList();
        List<String> told = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith(HEADING))
                .map(line -> plain(line.substring(HEADING.length())))
                .toList();

        assertThat(told)
                .containsExactlyInAnyOrderElementsOf(
                        shown.stream().map(KnownMissesPageTest::plain).toList());
    }

    /** Letters only: a method's name has no spaces and no apostrophes. */
    private static String plain(String text) {
        return text.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
    }
}
