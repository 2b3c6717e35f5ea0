package dev.hapax.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is too much to be followed is said, or stood for by something that is at least as bad. */
class BoundsTest {
    private static List<Finding> findings(String members) {
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
        return Analysis.run(classes, new TreeSet<>(classes.projectClasses()), Settings.defaults())
                .findings();
    }

    private static String repeat(int times, IntFunction<String> text) {
        return IntStream.range(0, times).mapToObj(text).collect(Collectors.joining("\n"));
    }

    @Test
    void saysThatMoreIsDoneThanCanBeFollowed() {
        List<Finding> findings = findings("""
                @KafkaHandler(topics = "a", group = "g")
                void on(String id) {
                    %s
                }
                %s
                """.formatted(
                        repeat(400, i -> "m" + i + "(id);"),
                        repeat(
                                400,
                                i -> "void m%1$d(String id) { producer.send(new ProducerRecord<>(\"t%1$d\", id)); }"
                                        .formatted(i))));

        assertThat(findings).extracting(Finding::rule).contains(Rule.SEND).containsOnlyOnce(Rule.NOT_ANALYZED);
    }

    @Test
    void manyLooksAndChangesInMemoryLeaveOutNothingElse() {
        List<Finding> findings = findings("""
                @KafkaHandler(topics = "a", group = "g")
                void on(Map<String, String> names) {
                    rename(names);
                    send(names);
                }
                void rename(Map<String, String> names) {
                    %s
                }
                void send(Map<String, String> names) {
                    producer.send(new ProducerRecord<>("t", names.get("id")));
                }
                """.formatted(repeat(
                200,
                i -> "if (names.containsKey(\"a%1$d\")) { names.put(\"b%1$d\", names.remove(\"a%1$d\")); }"
                        .formatted(i))));

        assertThat(findings).extracting(Finding::rule).contains(Rule.SEND);
    }

    /** Commands of many kinds, and what is done for each of them. */
    private static String commands(int kinds, int sends) {
        return """
                interface Command {}

                interface Doer<C extends Command> {
                    void run(C command);
                }

                final Map<Class<?>, Doer<? extends Command>> doers = new HashMap<>();

                @SuppressWarnings("unchecked")
                <C extends Command> void run(C command) {
                    ((Doer<C>) doers.get(command.getClass())).run(command);
                }
                %s
                """.formatted(repeat(kinds, i -> """
                        record C%1$d(String id) implements Command {}

                        class D%1$d implements Doer<C%1$d> {
                            @Override
                            public void run(C%1$d command) {
                                %2$s
                            }
                        }
                        """.formatted(
                i,
                repeat(sends, j -> "producer.send(new ProducerRecord<>(\"t%d-%d\", command.id()));".formatted(i, j)))));
    }

    @Test
    void tellsTheEffectsOfOneOfManyCommands() {
        List<Finding> findings = findings("""
                @KafkaHandler(topics = "a", group = "g")
                void on(String id) {
                    run(new C79(id));
                }
                %s
                """.formatted(commands(80, 8)));

        assertThat(findings)
                .filteredOn(finding -> finding.rule() == Rule.SEND)
                .extracting(Finding::headline)
                .hasSize(8)
                .allSatisfy(headline -> assertThat(headline).contains("`t79-"));
        assertThat(findings).extracting(Finding::rule).doesNotContain(Rule.NOT_ANALYZED);
    }

    @Test
    void saysThatMoreIsDoneForAnyCommandThanCanBeFollowed() {
        List<Finding> findings = findings("""
                Command command;

                @KafkaHandler(topics = "a", group = "g")
                void on(String id) {
                    run(command);
                }
                %s
                """.formatted(commands(80, 8)));

        assertThat(findings).extracting(Finding::rule).contains(Rule.SEND).containsOnlyOnce(Rule.NOT_ANALYZED);
    }

    @Test
    void saysThatMoreIsDoneForOneCommandThanCanBeFollowedWhateverIsSaidOfOthers() {
        List<Finding> findings = findings("""
                @KafkaHandler(topics = "a", group = "g")
                void on(String id) {
                    run(new Large(id));
                }

                record Large(String id) implements Command {}

                class Zlarge implements Doer<Large> {
                    @Override
                    public void run(Large command) {
                        %s
                    }
                }
                %s
                %s
                %s
                """.formatted(
                        repeat(300, i -> "l" + i + "(command.id());"),
                        repeat(
                                300,
                                i -> "void l%1$d(String id) { producer.send(new ProducerRecord<>(\"l%1$d\", id)); }"
                                        .formatted(i)),
                        deep(12),
                        commands(1, 1)));

        assertThat(findings).extracting(Finding::rule).contains(Rule.NOT_ANALYZED);
    }

    @Test
    void saysThatTheLastOfManyCommandsIsNotAnalyzed() {
        List<Finding> findings = findings("""
                @KafkaHandler(topics = "a", group = "g")
                void on(String id) {
                    run(new E29(id));
                }
                %s
                %s
                """.formatted(deep(30), commands(1, 1)));

        assertThat(findings)
                .filteredOn(finding -> finding.rule() == Rule.NOT_ANALYZED)
                .extracting(Finding::headline)
                .singleElement()
                .satisfies(said -> assertThat(said).contains("F29"));
    }

    /** Commands for which functions run functions. */
    private static String deep(int kinds) {
        return repeat(kinds, i ->
                """
                record E%1$d(String id) implements Command {}

                class F%1$d implements Doer<E%1$d> {
                    @Override
                    public void run(E%1$d command) {
                        Supplier<Object> f0 = () -> producer.send(new ProducerRecord<>("out", command.id()));
                        %2$s
                        Optional.of(command).map(any -> f20.get());
                    }
                }
                """.formatted(i, repeat(20, j -> "Supplier<Object> f%d = () -> f%d.get();".formatted(j + 1, j))));
    }

    @Test
    void saysThatOneSendIsReachedInMoreWaysThanCanBeToldApart() {
        List<Finding> findings = findings("""
                @KafkaHandler(topics = "a", group = "g")
                void on(String id) {
                    %s
                }

                void to(String topic, String id) {
                    producer.send(new ProducerRecord<>(topic, id));
                }
                """.formatted(repeat(60, i -> "to(\"t" + i + "\", id);")));

        assertThat(findings).extracting(Finding::rule).contains(Rule.SEND).containsOnlyOnce(Rule.NOT_ANALYZED);
    }

    @Test
    void keepsAnUnguardedChangeInMemoryBehindManyGuardedOnes() {
        List<Finding> findings = findings(
                """
                final Set<String> seen = new HashSet<>();
                final List<String> all = new ArrayList<>();

                @KafkaHandler(topics = "a", group = "g")
                void on(String id) {
                    %s
                    add(all, id);
                }

                void add(List<String> list, String id) {
                    list.add(id);
                }
                """.formatted(repeat(60, i -> "if (seen.contains(id + %1$d)) { add(all, id + %1$d); }".formatted(i))));

        assertThat(findings).extracting(Finding::rule).contains(Rule.INCREMENT).doesNotContain(Rule.NOT_ANALYZED);
    }

    @Test
    void saysThatFunctionsInFunctionsAreNotFollowedForEver() {
        List<Finding> findings =
                findings("""
                @KafkaHandler(topics = "a", group = "g")
                void on(String id) {
                    Supplier<Object> f0 = () -> producer.send(new ProducerRecord<>("out", id));
                    %s
                    Optional.of(id).map(any -> f20.get());
                }
                """.formatted(repeat(20, i -> "Supplier<Object> f%d = () -> f%d.get();".formatted(i + 1, i))));

        assertThat(findings)
                .filteredOn(finding -> finding.rule() == Rule.NOT_ANALYZED)
                .singleElement()
                .satisfies(said -> assertThat(said.headline()).contains("Handlers.on", "functions run functions"));
    }

    @Test
    void tellsTheOtherEffectsWhereAFunctionIsHandedToItself() {
        List<Finding> findings = findings("""
                interface OfItself extends Function<OfItself, String> {}

                static String handed(OfItself name) {
                    return name.apply(name);
                }

                @KafkaHandler(topics = "a", group = "g")
                void on(String id) {
                    producer.send(new ProducerRecord<>("out", handed(own -> handed(own))));
                }
                """);

        assertThat(findings).extracting(Finding::rule).contains(Rule.SEND);
        assertThat(findings)
                .filteredOn(finding -> finding.rule() == Rule.NOT_ANALYZED)
                .singleElement()
                .satisfies(said -> assertThat(said.headline()).contains("Handlers.on", "functions run functions"));
    }

    @Test
    void saysThatFailuresAreNotFollowedAmongManyMethodsThatCallEachOther() {
        List<Finding> findings = findings("""
                @KafkaHandler(topics = "a", group = "g")
                void on(String id) {
                    m0(id);
                }

                void m40(String id) {
                    try {
                        producer.send(new ProducerRecord<>("out", id)).get();
                        m0(id);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }

                void m20(String id) {
                    try {
                        m21(id);
                    } catch (RuntimeException e) {
                        System.out.println(e);
                    }
                }
                %s
                """.formatted(repeat(
                40, i -> i == 20 ? "" : "void m%d(String id) { if (id != null) { m%d(id); } }".formatted(i, i + 1))));

        assertThat(findings)
                .filteredOn(finding -> finding.rule() == Rule.NOT_ANALYZED)
                .singleElement()
                .satisfies(said -> {
                    assertThat(said.severity()).isEqualTo(Severity.WARNING);
                    assertThat(said.headline()).contains("are not followed");
                });
        assertThat(findings).extracting(Finding::rule).contains(Rule.SEND);
    }

    @Test
    void followsFailuresAmongAFewMethodsThatCallEachOther() {
        List<Finding> findings = findings("""
                @KafkaHandler(topics = "a", group = "g")
                void on(String id) {
                    try {
                        other(id);
                    } catch (RuntimeException e) {
                        System.out.println(e);
                    }
                }

                void other(String id) {
                    producer.send(new ProducerRecord<>("out", id));
                    producer.flush();
                    if (id.isEmpty()) {
                        on(id);
                    }
                }
                """);

        assertThat(findings)
                .extracting(Finding::rule)
                .contains(Rule.SWALLOWED_EXCEPTION)
                .doesNotContain(Rule.NOT_ANALYZED);
    }

    @Test
    void endsWhereRecursionChangesTheValuesEachTime() {
        List<Finding> findings = findings("""
                record Node(Node parent, String id) {}

                @KafkaHandler(topics = "a", group = "g")
                void on(Node node) {
                    if (node != null) {
                        producer.send(new ProducerRecord<>("nodes", node.id()));
                        producer.flush();
                        on(node.parent());
                    }
                }
                """);

        assertThat(findings).extracting(Finding::rule).containsOnly(Rule.SEND);
    }
}
