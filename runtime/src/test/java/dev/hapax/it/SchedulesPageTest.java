package dev.hapax.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the page about schedules to the tests that it names, and to the design's list. */
final class SchedulesPageTest {
    private static final Path PAGE = Path.of("../docs/schedules.md");
    private static final List<Path> TESTS = List.of(Path.of("src/test/java"), Path.of("../processor/src/test/java"));
    private static final Pattern NAME = Pattern.compile("`(\\w+(?:Test|IT))\\.(\\w+)`");
    private static final Pattern HEADING = Pattern.compile("## (\\d+)\\. .*");

    /** The names of tests by the number of their schedule. */
    private static Map<Integer, List<String>> told() throws IOException {
        Map<Integer, List<String>> told = new HashMap<>();
        List<String> current = new ArrayList<>();
        for (String line : Files.readAllLines(PAGE)) {
            Matcher heading = HEADING.matcher(line);
            if (heading.matches()) {
                current = new ArrayList<>();
                told.put(Integer.parseInt(heading.group(1)), current);
            }
            Matcher name = NAME.matcher(line);
            while (name.find()) {
                current.add(name.group(1) + "." + name.group(2));
            }
        }
        return told;
    }

    private static boolean isThere(String name) throws IOException {
        String type = name.substring(0, name.indexOf('.'));
        String method = name.substring(name.indexOf('.') + 1);
        // From the annotation on there is no other method before this one.
        Pattern test = Pattern.compile(
                "@(?:Test|ParameterizedTest|TestFactory)\\b(?:(?!\\bvoid\\b).)*?(?:void|>) " + method + "\\(",
                Pattern.DOTALL);
        for (Path root : TESTS) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file :
                        files.filter(path -> path.endsWith(type + ".java")).toList()) {
                    if (test.matcher(Files.readString(file)).find()) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    @Test
    void eachScheduleHasTests() throws IOException {
        assertThat(told()).containsOnlyKeys(IntStream.rangeClosed(1, 13).boxed().toList());
        assertThat(told().values()).allSatisfy(names -> assertThat(names).isNotEmpty());
    }

    @Test
    void eachNameIsThatOfATest() throws IOException {
        List<String> missing = new ArrayList<>();
        for (List<String> names : told().values()) {
            for (String name : names) {
                if (!isThere(name)) {
                    missing.add(name);
                }
            }
        }
        assertThat(missing).isEmpty();
    }
}
