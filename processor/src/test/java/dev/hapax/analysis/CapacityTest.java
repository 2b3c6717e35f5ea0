package dev.hapax.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hapax.analysis.catalog.Catalog;
import dev.hapax.analysis.description.HandlerDescription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is forgotten, given up and made again for want of memory makes no difference to the judgement. */
class CapacityTest {
    private static final Path RULES = Path.of("src/test/resources/rules");
    private static final Capacity PLENTY =
            new Capacity(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, () -> () -> false);
    /** All is forgotten again and again, and nothing is kept as it is within one handler. */
    private static final Capacity NONE = new Capacity(0, 0, 0, () -> () -> false);

    @TestFactory
    Stream<DynamicTest> findsTheSameInLittleMemory() throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(RULES)) {
            files = found.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(RULES.relativize(file).toString(), () -> compare(file)));
    }

    private static void compare(Path file) throws IOException {
        CompiledSources classes = CompiledSources.of(Files.readString(file));

        AnalysisReport report = judge(classes, NONE);

        assertThat(report).isEqualTo(judge(classes, PLENTY));
        assertThat(report.handlers()).isNotEmpty();
    }

    private static AnalysisReport judge(CompiledSources classes, Capacity capacity) {
        return engine(classes, capacity).judge(new TreeSet<>(classes.projectClasses()));
    }

    private static Engine engine(CompiledSources classes, Capacity capacity) {
        return new Engine(classes, Catalog.builtIn(), Settings.defaults(), capacity);
    }

    @Test
    void goesOverCodeAgainThatWasForgotten() {
        String handlers = IntStream.range(0, 6)
                .mapToObj(i -> """
                        class Handlers%1$d {
                            @KafkaHandler(topics = "t%1$d", group = "g%1$d")
                            void on(String id) {
                                Shared.all(id);
                                %2$s
                            }
                        }
                        """.formatted(i, "System.out.println(id);\n".repeat(2_000)))
                .collect(Collectors.joining());
        CompiledSources classes = CompiledSources.of(
                "import dev.hapax.*;\nclass Shared { static void all(String id) { System.out.println(id); } }\n"
                        + handlers);
        Engine forgetful = engine(classes, NONE);
        Engine other = engine(classes, PLENTY);
        forgetful.judge(new TreeSet<>(classes.projectClasses()));
        other.judge(new TreeSet<>(classes.projectClasses()));

        assertThat(forgetful.instructions()).isGreaterThan(other.instructions());
    }

    /** The heap is full after so many questions, until all has been forgotten. */
    private static Capacity fullAfter(int questions, int times) {
        AtomicInteger gauges = new AtomicInteger();
        return new Capacity(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, () -> {
            boolean fills = gauges.getAndIncrement() < times;
            AtomicInteger asked = new AtomicInteger();
            return () -> fills && asked.incrementAndGet() > questions;
        });
    }

    private static final String TWO = """
            import dev.hapax.*;
            import org.springframework.jdbc.core.JdbcTemplate;
            class Handlers {
                JdbcTemplate jdbc;
                @KafkaHandler(topics = "a", group = "g")
                void first(String id) { more(id); }
                @KafkaHandler(topics = "b", group = "g")
                void second(String id) { more(id); }
                private void more(String id) { jdbc.update("UPDATE accounts SET balance = balance + 1 WHERE id = ?", id); }
            }
            """;

    @Test
    void judgesAHandlerOnceMoreThatWasTooMuchBesideTheOthers() {
        CompiledSources classes = CompiledSources.of(TWO);
        AtomicInteger gauges = new AtomicInteger();
        AtomicInteger asked = new AtomicInteger();
        Capacity once = new Capacity(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, () -> {
            boolean fills = gauges.getAndIncrement() == 0;
            return () -> fills && asked.incrementAndGet() == 3; // the second handler is the third method
        });

        AnalysisReport report = judge(classes, once);

        assertThat(report).isEqualTo(judge(classes, PLENTY));
        assertThat(gauges).hasValue(2);
    }

    @Test
    void saysWhichHandlersTakeTooMuchMemory() {
        CompiledSources classes = CompiledSources.of(TWO);

        AnalysisReport report = judge(classes, fullAfter(1, Integer.MAX_VALUE));

        assertThat(report.findings()).isEmpty();
        assertThat(report.problems())
                .extracting(Finding::headline)
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith(
                                        "The handler Handlers.first(String) is not judged: following it takes more memory")
                                .endsWith("Give the compiling process more (-Xmx)."),
                        second -> assertThat(second).startsWith("The handler Handlers.second(String) is not judged"));
        assertThat(report.problems()).extracting(Finding::severity).containsOnly(Severity.ERROR);
    }

    @Test
    void describesTheOthersWhereOneTakesTooMuchMemory() {
        CompiledSources classes = CompiledSources.of(TWO);

        List<HandlerDescription> described =
                engine(classes, fullAfter(1, 2)).describe(new TreeSet<>(classes.projectClasses()), handler -> {});

        assertThat(described).extracting(one -> one.effects().size()).containsExactly(0, 1);
    }
}
