package dev.hapax.analysis.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the page about catalog files to what is read. */
class CatalogPageTest {
    private static final Pattern WORD = Pattern.compile("`([^`]+)`");

    private final String page = read();

    private static String read() {
        try {
            return Files.readString(Path.of("../docs/catalog.md"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The rows of the table under a heading: the word in the first column, and the others. */
    private Map<String, List<String>> table(String heading) {
        String part = page.substring(page.indexOf("## " + heading + "\n") + 3);
        int end = part.indexOf("\n## ");
        Map<String, List<String>> rows = new LinkedHashMap<>();
        (end < 0 ? part : part.substring(0, end))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(2).split(" \\|( |$)", -1))
                .forEach(cells -> assertThat(rows.put(
                                cells[0].replace("`", ""), Arrays.asList(cells).subList(1, cells.length)))
                        .as("a second row about " + cells[0])
                        .isNull());
        return rows;
    }

    private static Set<String> words(String cell) {
        return WORD.matcher(cell).results().map(match -> match.group(1)).collect(Collectors.toSet());
    }

    @Test
    void namesEachRoleWithItsKeysAndNoOther() {
        Map<String, Set<String>> told = new LinkedHashMap<>();
        table("Roles").forEach((role, cells) -> told.put(role, words(cells.get(0))));
        assertThat(told).containsExactlyInAnyOrderEntriesOf(RoleReader.ownKeys());
    }

    @Test
    void explainsEachKeyOfARoleAndNoOther() {
        Set<String> keys = new HashSet<>();
        RoleReader.ownKeys().values().forEach(keys::addAll);
        assertThat(table("Keys of roles").keySet()).containsExactlyInAnyOrderElementsOf(keys);
    }

    @ParameterizedTest
    @CsvSource({
        "Keys of roles, mode, dev.hapax.analysis.catalog.SaveMode",
        "Keys of roles, bus, dev.hapax.analysis.catalog.Bus",
        "Keys of roles, source, dev.hapax.analysis.catalog.Role$Source",
        "Keys of roles, failure, dev.hapax.analysis.catalog.NamesFallback$Failure",
        "Keys of roles, manager, dev.hapax.analysis.catalog.Role$Manager",
        "Keys of every row, callback-runs, dev.hapax.analysis.catalog.CatalogRow$When",
    })
    void namesEachChoice(String heading, String key, Class<? extends Enum<?>> choices) {
        assertThat(words(table(heading).get(key).get(0)))
                .containsAll(Arrays.stream(choices.getEnumConstants())
                        .map(choice -> choice.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .toList());
    }

    @Test
    void hasAnExampleThatIsACatalog() throws Exception {
        String example = page.substring(page.indexOf("```yaml\n") + 8, page.indexOf("\n```\n"));
        Catalog catalog = new CatalogLoader()
                .add("docs/catalog.md", example.getBytes(UTF_8))
                .load();
        assertThat(catalog.find("com/acme/Bus", "publish", "(Ljava/lang/String;Ljava/lang/Object;)V", List.of()))
                .hasValueSatisfying(row -> assertThat(row.future()).isTrue());
        assertThat(catalog.find("com/acme/text/deep/Words", "count", "()I", List.of()))
                .isPresent();
    }
}
