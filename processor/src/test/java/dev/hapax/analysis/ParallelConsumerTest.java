package dev.hapax.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Confluent's parallel consumer: it polls by itself, and runs the function that it is given, or what the project hands records to. */
class ParallelConsumerTest {
    private static final String CONTEXT = """
            package io.confluent.parallelconsumer;

            import org.apache.kafka.clients.consumer.ConsumerRecord;

            public interface PollContext<K, V> {
                ConsumerRecord<K, V> getSingleConsumerRecord();
            }
            """;
    private static final String PROCESSOR = """
            package io.confluent.parallelconsumer;

            import java.util.function.*;
            import org.apache.kafka.clients.producer.ProducerRecord;

            public interface ParallelStreamProcessor<K, V> {
                void poll(Consumer<PollContext<K, V>> function);

                void pollAndProduce(Function<PollContext<K, V>, ProducerRecord<K, V>> function);
            }
            """;

    private static AnalysisReport judge(String... members) {
        CompiledSources classes = CompiledSources.of(CONTEXT, PROCESSOR, """
                import io.confluent.parallelconsumer.*;
                import org.apache.kafka.clients.consumer.ConsumerRecord;
                import org.apache.kafka.clients.producer.ProducerRecord;
                import org.springframework.jdbc.core.JdbcTemplate;

                class Visits {
                    interface Processor<V> {
                        void process(ConsumerRecord<String, V> record);
                    }

                    static class Counting implements Processor<String> {
                        JdbcTemplate jdbc;

                        @Override
                        public void process(ConsumerRecord<String, String> record) {
                            jdbc.update("UPDATE pages SET visits = visits + 1 WHERE id = ?", record.key());
                        }
                    }

                    JdbcTemplate jdbc;
                    ParallelStreamProcessor<String, String> processor;

                    %s
                }
                """.formatted(String.join("\n", members)));
        return Analysis.run(classes, new TreeSet<>(classes.projectClasses()), Settings.defaults());
    }

    @Test
    void functionsAreFollowed() {
        AnalysisReport report = judge("""
                void start() {
                    processor.poll(context -> jdbc.update(
                            "UPDATE pages SET visits = visits + 1 WHERE id = ?",
                            context.getSingleConsumerRecord().key()));
                }
                """);

        assertThat(report.findings())
                .extracting(Finding::rule, finding -> finding.handler().displayName())
                .contains(tuple(Rule.INCREMENT, "Visits.start()"));
    }

    @Test
    void whatAFunctionReturnsIsSent() {
        AnalysisReport report = judge("""
                void start() {
                    processor.pollAndProduce(context ->
                            new ProducerRecord<>("out", context.getSingleConsumerRecord().value()));
                }
                """);

        assertThat(report.findings()).extracting(Finding::rule).contains(Rule.SEND);
    }

    @Test
    void implementationsAreHandlers() {
        AnalysisReport report = judge("""
                void start(Processor<String> each) {
                    processor.poll(context -> each.process(context.getSingleConsumerRecord()));
                }
                """);

        assertThat(report.findings())
                .extracting(finding -> finding.handler().displayName())
                .contains("Visits.Counting.process(ConsumerRecord)");
    }
}
