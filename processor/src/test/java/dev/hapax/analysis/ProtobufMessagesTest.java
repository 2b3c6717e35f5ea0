package dev.hapax.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hapax.analysis.catalog.Catalog;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Messages that the compiler of Protocol Buffers has made, among the project's own classes: data, however much code they are. */
class ProtobufMessagesTest {
    private static final String MESSAGE = """
            package com.google.protobuf;

            public abstract class GeneratedMessageV3 {
                public abstract static class Builder<T> {}
            }
            """;

    private static final int FIELDS = 60;

    /** As generated: each accessor keeps what it has worked out, and a builder merges field by field. */
    private static String reading() {
        String accessors =
                IntStream.range(0, FIELDS).mapToObj(i -> """
                        private volatile Object part%1$d;
                        private int memoized%1$d;

                        public String getPart%1$d() {
                            memoized%1$d++;
                            Object part = part%1$d;
                            if (part instanceof String) {
                                return (String) part;
                            }
                            part%1$d = String.valueOf(part);
                            return (String) part%1$d;
                        }
                        """.formatted(i)).collect(Collectors.joining());
        String merges = IntStream.range(0, FIELDS)
                .mapToObj("made.part%1$d = getPart%1$d();"::formatted)
                .collect(Collectors.joining("\n"));
        return """
                public class Reading extends com.google.protobuf.GeneratedMessageV3 {
                    %s

                    public Reading copy() {
                        Reading made = new Reading();
                        %s
                        return made;
                    }
                }
                """.formatted(accessors, merges);
    }

    @Test
    void hideNothingOfWhatIsDoneWithThem() {
        CompiledSources classes = CompiledSources.of(MESSAGE, reading(), """
                import org.springframework.jdbc.core.JdbcTemplate;
                import org.springframework.kafka.annotation.KafkaListener;

                class Readings {
                    JdbcTemplate jdbc;

                    @KafkaListener(topics = "readings")
                    void on(Reading reading) {
                        Reading copy = reading.copy();
                        jdbc.update("UPDATE meters SET readings = readings + 1 WHERE id = ?", copy.getPart7());
                    }
                }
                """);

        Engine engine = new Engine(classes, Catalog.builtIn(), Settings.defaults());
        AnalysisReport report = engine.judge(new TreeSet<>(classes.projectClasses()));

        assertThat(report.findings()).extracting(Finding::rule).containsExactly(Rule.INCREMENT);
        assertThat(report.problems()).isEmpty();
        assertThat(engine.instructions()).as("followed").isLessThan(FIELDS);
    }
}
