package dev.hapax.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hapax.analysis.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds {@code docs/rules} to the rules' declarations and tests. {@code -Dhapax.rewrite} writes the pages instead. */
class RulePagesTest {
    private static final Path PAGES = Path.of("../docs/rules");
    private static final String INDEX = "README.md";

    @TestFactory
    Stream<DynamicTest> aPageIsWhatDeclarationAndTestsSay() {
        return Arrays.stream(Rule.values())
                .map(rule -> DynamicTest.dynamicTest(
                        rule.id(), () -> assertIs(rule.id() + ".md", RulePage.of(Rulebook.entry(rule)))));
    }

    @Test
    void theIndexListsEachRule() throws IOException {
        assertIs(INDEX, RulePage.index());
    }

    @Test
    void thereIsNoPageWithoutARule() throws IOException {
        List<String> expected = Stream.concat(
                        Stream.of(INDEX), Rule.ids().stream().map(id -> id + ".md"))
                .toList();
        try (Stream<Path> pages = Files.list(PAGES)) {
            assertThat(pages.map(page -> page.getFileName().toString())).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    /** The rule's tests say so: an example that the rule finds is not safe, and one that it does not find is not unsafe. */
    @TestFactory
    Stream<DynamicTest> examplesAreFoundOrNot() {
        return Arrays.stream(Rule.values())
                .map(rule -> DynamicTest.dynamicTest(rule.id(), () -> {
                    RuleEntry entry = Rulebook.entry(rule);
                    boolean found = false;
                    for (String reference : entry.unsafe()) {
                        found |= Example.of(reference).isFoundBy(rule.id());
                    }
                    assertThat(found).isEqualTo(!entry.unsafe().isEmpty());
                    for (String reference : entry.safe()) {
                        assertThat(Example.of(reference).isFoundBy(rule.id()))
                                .as(reference)
                                .isFalse();
                    }
                }));
    }

    private static void assertIs(String name, String text) throws IOException {
        Path page = PAGES.resolve(name);
        if (Boolean.getBoolean("hapax.rewrite")) {
            Files.createDirectories(PAGES);
            Files.writeString(page, text);
        }
        assertThat(page).hasContent(text);
    }
}
