package dev.hapax.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the engine is known to miss. A test that fails here is good news: move it to the rules. */
class UnsoundnessTest {
    private static AnalysisReport run(String members) {
        CompiledSources classes = CompiledSources.of("""
                import dev.hapax.*;
                import java.util.*;
                import java.util.function.*;
                import org.apache.kafka.clients.producer.*;

                class Handlers {
                    Producer<String, String> producer;
                %s
                }
                """.formatted(members));
        return Analysis.run(classes, new TreeSet<>(classes.projectClasses()), Settings.defaults());
    }

    @Test
    void takesAnyLambdaThatAFieldKeepsForTheOneThatIsMeant() {
        AnalysisReport report = run("""
                private final Map<String, Consumer<String>> actions = Map.of(
                        "send", id -> {
                            producer.send(new ProducerRecord<>("out", id));
                            producer.flush();
                        },
                        "print", id -> System.out.println(id));

                @KafkaHandler(topics = "a", group = "g")
                void on(String id) {
                    actions.get("print").accept(id);
                }
                """);

        assertThat(report.findings()).extracting(Finding::rule).containsExactly(Rule.SEND);
    }

    @Test
    void missesWhatAStaticInitializerDoes() {
        AnalysisReport report = run("""
                static class Started {
                    static int runs;

                    static {
                        runs = 1;
                        Files.touch();
                    }
                }

                static class Files {
                    static int touched;

                    static void touch() {
                        touched++;
                    }
                }

                @KafkaHandler(topics = "a", group = "g")
                void on(String id) {
                    System.out.println(Started.runs);
                }
                """);

        assertThat(report.findings()).isEmpty();
    }

    @Test
    void missesWhatIsCalledByReflection() {
        AnalysisReport report = run("""
                @KafkaHandler(topics = "a", group = "g")
                void on(String id) throws ReflectiveOperationException {
                    Handlers.class.getDeclaredMethod("send", String.class).invoke(this, id);
                }

                void send(String id) {
                    producer.send(new ProducerRecord<>("out", id));
                }
                """);

        assertThat(report.findings()).isEmpty();
    }

    @Test
    void missesWhatAnotherObjectTakesFromASharedQueue() {
        AnalysisReport report = run("""
                private final java.util.concurrent.BlockingQueue<String> ids;

                Handlers(java.util.concurrent.BlockingQueue<String> ids) {
                    this.ids = ids;
                    new Thread(new Taking(ids, producer)).start();
                }

                @org.springframework.kafka.annotation.KafkaListener(topics = "a")
                void on(String id) {
                    ids.add(id);
                }

                static class Taking implements Runnable {
                    private final java.util.concurrent.BlockingQueue<String> taken;
                    private final Producer<String, String> producer;

                    Taking(java.util.concurrent.BlockingQueue<String> taken, Producer<String, String> producer) {
                        this.taken = taken;
                        this.producer = producer;
                    }

                    @Override
                    public void run() {
                        producer.send(new ProducerRecord<>("out", taken.poll()));
                    }
                }
                """);

        assertThat(report.findings()).isEmpty();
    }

    @Test
    void takesAFailureThatIsKeptForOneThatIsLookedAt() {
        AnalysisReport report = run("""
                private volatile Exception last;

                @KafkaHandler(topics = "a", group = "g")
                void on(String id) {
                    producer.send(new ProducerRecord<>("out", id), (metadata, failure) -> last = failure);
                }
                """);

        assertThat(report.findings()).extracting(Finding::rule).containsExactly(Rule.SEND);
    }

    @Test
    void missesAspectsThatOnlyTheRunningApplicationCanTell() {
        AnalysisReport report = run("""
                @org.aspectj.lang.annotation.Aspect
                static class Once {
                    private final org.springframework.jdbc.core.JdbcTemplate jdbc;

                    Once(org.springframework.jdbc.core.JdbcTemplate jdbc) {
                        this.jdbc = jdbc;
                    }

                    @org.aspectj.lang.annotation.Around("bean(handlers) && args(id)")
                    public Object once(org.aspectj.lang.ProceedingJoinPoint call, String id) throws Throwable {
                        int first = jdbc.update("INSERT INTO processed (id) VALUES (?) ON CONFLICT DO NOTHING", id);
                        return first == 1 ? call.proceed() : null;
                    }
                }

                @org.springframework.kafka.annotation.KafkaListener(topics = "a")
                public void on(String id) throws Exception {
                    producer.send(new ProducerRecord<>("out", id)).get();
                }
                """);

        assertThat(report.findings()).extracting(Finding::rule).containsExactly(Rule.SEND);
    }

    @Test
    void missesRecordFiltersThatAreNoBeansOfTheirOwn() {
        AnalysisReport report = run("""
                Set<String> seen = new HashSet<>();

                void configure(
                        org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory<String, String> factory) {
                    factory.setRecordFilterStrategy(record -> !seen.add(record.key()));
                }

                @org.springframework.kafka.annotation.KafkaListener(topics = "a")
                public void on(String id) throws Exception {
                    producer.send(new ProducerRecord<>("out", id)).get();
                }
                """);

        assertThat(report.findings()).extracting(Finding::rule).containsExactly(Rule.SEND);
    }

    @Test
    void takesATransactionThatCommitsAfterSomeFailuresForAWholeOne() {
        AnalysisReport report = run("""
                org.springframework.jdbc.core.JdbcTemplate jdbc;

                @org.springframework.transaction.annotation.Transactional(noRollbackFor = IllegalStateException.class)
                @org.springframework.kafka.annotation.KafkaListener(topics = "a")
                public void on(String id) {
                    if (jdbc.update("INSERT INTO processed (id) VALUES (?) ON CONFLICT DO NOTHING", id) == 1) {
                        if (id.isEmpty()) {
                            throw new IllegalStateException("committed, and never done");
                        }
                        jdbc.update("UPDATE accounts SET balance = balance + 1 WHERE id = ?", id);
                    }
                }
                """);

        assertThat(report.findings()).isEmpty();
    }
}
