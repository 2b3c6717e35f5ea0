package dev.hapax.processor.judging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hapax.analysis.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The engine inside javac: what it finds is printed at the line and under the caret where a reader looks for it. */
class RulesInsideJavacTest {
    private static final Path RULES = Path.of("src/test/resources/rules");
    /**
     * Sources that only the check goal judges as a whole: their handlers are no annotated methods, and a loop or an object
     * can come to be a handler by classes that are compiled later.
     */
    private static final Set<String> LEFT_TO_CHECK = Set.of(
            "early-ack/Loops.java",
            "handlers/ConnectSinks.java",
            "handlers/ListenerObjects.java",
            "handlers/StreamsTopologies.java",
            "handlers/VertxConsumers.java",
            "handlers/VertxWrapped.java",
            "handlers/PollLoops.java",
            "handlers/ReceivedStreams.java",
            "handlers/RecordHandlers.java",
            "handlers/TakenEvents.java",
            "handlers/MadeFunctions.java",
            "handlers/StreamFunctions.java",
            "wiring/BusConsumers.java",
            "wiring/HandWiredLoop.java",
            "send/Transactions.java",
            "guards/RoutedReplies.java",
            "swallowed-exception/LeftLoops.java",
            "swallowed-exception/NestedClauses.java",
            "swallowed-exception/UnreadableTexts.java",
            "swallowed-exception/SettingsInFiles.java",
            "swallowed-exception/SettingsInFilesDiffer.java");

    private static final Pattern EXPECTATION = Pattern.compile("// hapax: ([a-z, -]+)$");
    private static final Pattern PRINTED =
            Pattern.compile("^.*\\.java:(\\d+): (error|warning|Note): .*\\[hapax:([a-z-]+)]$", Pattern.MULTILINE);

    @TempDir
    Path folder;

    /** The source document's own examples. */
    @Test
    void stopsTheThreePatterns() {
        JavacRun.Project project = new JavacRun.Project(folder).source("com/acme/Unsafe.java", """
                        package com.acme;

                        import dev.hapax.KafkaHandler;
                        import java.sql.Connection;
                        import java.sql.PreparedStatement;
                        import java.sql.SQLException;
                        import javax.sql.DataSource;
                        import org.apache.kafka.clients.producer.KafkaProducer;
                        import org.apache.kafka.clients.producer.ProducerRecord;

                        public class Unsafe {
                            record Deposit(String account, long amount) {}

                            private final DataSource database;
                            private final KafkaProducer<String, String> mails;
                            private int count;

                            Unsafe(DataSource database, KafkaProducer<String, String> mails) {
                                this.database = database;
                                this.mails = mails;
                            }

                            @KafkaHandler(topics = "deposits", group = "accounts")
                            void onDeposit(Deposit deposit) throws SQLException {
                                count += 1;
                                book(deposit);
                                mails.send(new ProducerRecord<>("mails", deposit.account(), "Thank you"));
                            }

                            private void book(Deposit deposit) throws SQLException {
                                try (Connection c = database.getConnection()) {
                                    PreparedStatement add =
                                            c.prepareStatement("UPDATE accounts SET balance = balance + ? WHERE id = ?");
                                    add.setLong(1, deposit.amount());
                                    add.setString(2, deposit.account());
                                    add.executeUpdate();
                                    PreparedStatement insert = c.prepareStatement("INSERT INTO orders (account) VALUES (?)");
                                    insert.setString(1, deposit.account());
                                    insert.executeUpdate();
                                }
                            }
                        }
                        """);
        JavacRun run = project.compile("com/acme/Unsafe.java");
        assertThat(run.succeeded).isFalse();
        assertThat(printed(run.output))
                .isEqualTo(Map.of(
                        25, List.of("increment warning"),
                        27, List.of("send error", "unawaited-send error"),
                        36, List.of("increment error"),
                        39, List.of("insert error")));
        assertThat(run.output)
                .contains("        count += 1;\n              ^\n")
                .contains(
                        "        mails.send(new ProducerRecord<>(\"mails\", deposit.account(), \"Thank you\"));\n             ^\n")
                .contains("            add.executeUpdate();\n               ^\n")
                .contains("            insert.executeUpdate();\n                  ^\n")
                .contains("path: com.acme.Unsafe.onDeposit(Deposit)")
                .contains("crash point: ")
                .contains("fix: ")
                .endsWith("4 errors\n1 warning\n");
        assertThat(project.classFile("com/acme/Unsafe")).doesNotExist();
        assertThat(project.compile("com/acme/Unsafe.java").succeeded).isFalse();
    }

    /** What no engine sees: errors of declarations, and suppressions. */
    @TestFactory
    Stream<DynamicTest> printsWhatIsWrongWithDeclarations() throws IOException {
        return tests(Path.of("src/test/resources/declarations"), Set.of());
    }

    @TestFactory
    Stream<DynamicTest> printsEveryFindingWhereTheEngineFoundIt() throws IOException {
        return tests(RULES, LEFT_TO_CHECK);
    }

    private Stream<DynamicTest> tests(Path root, Set<String> left) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(root)) {
            files = found.filter(file -> file.toString().endsWith(".java"))
                    .filter(file ->
                            !left.contains(root.relativize(file).toString().replace('\\', '/')))
                    .sorted()
                    .toList();
        }
        assertThat(files).isNotEmpty();
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(root.relativize(file).toString(), () -> check(file)));
    }

    private void check(Path file) throws IOException {
        String source = Files.readString(file);
        String name = file.getFileName().toString();
        JavacRun.Project project = new JavacRun.Project(Files.createDirectories(folder.resolve(name)));
        Path xml = Path.of(file.toString().replace(".java", ".xml"));
        if (Files.exists(xml)) { // as a build copies resources before it compiles
            Files.copy(
                    xml,
                    Files.createDirectories(project.classes().resolve("mapper")).resolve(xml.getFileName()));
        }
        JavacRun run = project.source(name, source).compile(name);
        assertThat(printed(run.output)).as(run.output).isEqualTo(expected(source));
    }

    private static Map<Integer, List<String>> printed(String output) {
        Map<Integer, List<String>> byLine = new TreeMap<>();
        Matcher matcher = PRINTED.matcher(output);
        while (matcher.find()) {
            byLine.computeIfAbsent(Integer.valueOf(matcher.group(1)), line -> new ArrayList<>())
                    .add(matcher.group(3) + " " + matcher.group(2).toLowerCase(java.util.Locale.ROOT));
        }
        byLine.values().forEach(list -> list.sort(null));
        return byLine;
    }

    private static Map<Integer, List<String>> expected(String source) {
        Map<Integer, List<String>> byLine = new TreeMap<>();
        List<String> lines = source.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            Matcher matcher = EXPECTATION.matcher(lines.get(i));
            if (matcher.find()) {
                List<String> rules = Stream.of(matcher.group(1).split(","))
                        .map(String::strip)
                        // settings are left to the check goal
                        .filter(rule -> !rule.startsWith(Rule.CONFIG_CONFLICT.id()))
                        .map(rule -> rule.contains(" ") ? rule : rule + " error")
                        .sorted()
                        .toList();
                if (!rules.isEmpty()) {
                    byLine.put(i + 1, rules);
                }
            }
        }
        return byLine;
    }
}
