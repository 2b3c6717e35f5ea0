package dev.hapax.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hapax.it.LedgerWorker.Shape;
import dev.hapax.testbed.Postgres;
import dev.hapax.testbed.WorkerProcess;
import dev.hapax.testbed.WorkerSpec;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;

/** A worker's JVM is killed in the middle of its work and started again; a ledger counts each message's effects. */
final class KillIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** How long what is left may take after the last kill: each dead letter waits for its retries. */
    private static final Duration END = Duration.ofSeconds(180);

    /** Within which a worker that has records left polls the next ones. */
    private static final Duration SHOWN = Duration.ofSeconds(3);

    private static final int PARTITIONS = 2;
    private static final int MESSAGES = 200;
    private static final int KILLS = 2;

    private final String group = Servers.unique("group");
    private final String instance = Servers.unique("worker");
    private final String topic = Servers.topic(PARTITIONS);
    private final String out = Servers.topic(1);
    private final String url = Servers.postgres().newDatabase();
    private String seam = "handled ";
    private final List<Integer> inFlight = new ArrayList<>();

    @Test
    void atMostOnce() throws Exception {
        Map<String, Integer> effects = run(Shape.AT_MOST_ONCE, messages());
        assertThat(effects.values()).allMatch(count -> count == 1);
        assertThat(effects.size()).isGreaterThanOrEqualTo(MESSAGES - KILLS * LedgerWorker.MAX_POLL_RECORDS);
    }

    @Test
    void atLeastOnce() throws Exception {
        assertThat(run(Shape.AT_LEAST_ONCE, messages())).hasSize(MESSAGES);
    }

    /**
     * A window is left: at a kill between effects and their marks the effects happen again. Each takes 3 ms and more, so that
     * at most one waits for its mark when the next begins.
     */
    @Test
    void atLeastOnceWithLeasedDeduplication() throws Exception {
        Map<String, Integer> effects = run(Shape.AT_LEAST_ONCE_DEDUP, twice(messages()));
        assertThat(effects).hasSize(MESSAGES);
        assertThat(effects.values().stream().mapToInt(count -> count - 1).sum()).isLessThanOrEqualTo(2 * KILLS);
    }

    @Test
    void atLeastOnceWithDeduplicationInTheTransaction() throws Exception {
        assertOnce(run(Shape.AT_LEAST_ONCE_DEDUP_TRANSACTION, twice(messages())));
    }

    @Test
    void exactlyOnceIntoTheDatabase() throws Exception {
        assertOnce(run(Shape.INTO_DATABASE, messages()));
    }

    @Test
    void exactlyOnceKafkaToKafka() throws Exception {
        assertOnce(run(Shape.KAFKA_TO_KAFKA, messages()));
    }

    @Test
    void deadLettersUnderAtLeastOnce() throws Exception {
        assertThat(deadLetters(Shape.AT_LEAST_ONCE_DEAD_LETTERS)).containsOnlyKeys(bad());
    }

    /** The dead letter is no part of the database's transaction: each kill can write one again. */
    @Test
    void deadLettersUnderExactlyOnceIntoTheDatabase() throws Exception {
        Map<String, Integer> letters = deadLetters(Shape.INTO_DATABASE_DEAD_LETTERS);
        assertThat(letters).containsOnlyKeys(bad());
        assertThat(letters.values().stream().mapToInt(count -> count - 1).sum()).isLessThanOrEqualTo(KILLS);
    }

    @Test
    void deadLettersUnderExactlyOnceKafkaToKafka() throws Exception {
        Map<String, Integer> letters = deadLetters(Shape.KAFKA_TO_KAFKA_DEAD_LETTERS);
        assertThat(letters).containsOnlyKeys(bad());
        assertThat(letters.values()).allMatch(count -> count == 1);
    }

    /** Kills where a dead letter was just written. */
    private Map<String, Integer> deadLetters(Shape shape) throws Exception {
        Servers.kafka().createTopic(topic + ".dlt", 1);
        seam = "dead-lettered ";
        List<String> payloads = new ArrayList<>();
        for (String message : messages()) {
            payloads.add(message);
            if (payloads.size() % 10 == 5) {
                payloads.add(LedgerWorker.BAD + message);
            }
        }
        Map<String, Integer> effects = run(shape, payloads);
        assertThat(effects).containsOnlyKeys(messages());
        if (shape != Shape.AT_LEAST_ONCE_DEAD_LETTERS) {
            assertOnce(effects);
        }
        Map<String, Integer> letters = new TreeMap<>();
        Messages.readCommitted(topic + ".dlt", bad().size(), PATIENCE)
                .forEach(message -> letters.merge(message, 1, Integer::sum));
        return letters;
    }

    private static List<String> bad() {
        List<String> bad = new ArrayList<>();
        int sent = 0;
        for (String message : messages()) {
            sent++;
            if (sent % 10 == 5) {
                bad.add(LedgerWorker.BAD + message);
                sent++;
            }
        }
        return bad;
    }

    private static void assertOnce(Map<String, Integer> effects) {
        assertThat(effects).hasSize(MESSAGES);
        assertThat(effects.values()).allMatch(count -> count == 1);
    }

    private Map<String, Integer> run(Shape shape, List<String> payloads) throws Exception {
        Ledger ledger = Ledger.create(url);
        Messages.startAtBeginning(group, topic, PARTITIONS);
        Messages.send(topic, PARTITIONS, payloads);
        for (int kill = 0; kill < KILLS; kill++) {
            try (WorkerProcess worker = WorkerProcess.start(spec(shape))) {
                worker.awaitLine(line -> line.startsWith(seam), PATIENCE);
                Thread.sleep(30 + 50L * kill);
                awaitRecordsInFlight(worker);
                worker.kill9();
                inFlight.add(lastInFlight(worker.output()));
            }
        }
        try (WorkerProcess worker = WorkerProcess.start(spec(shape))) {
            awaitTheEnd(shape, payloads.size(), worker);
        }
        assertThat(inFlight).as("records in flight at the kills").anyMatch(records -> records > 0);
        return effects(shape, ledger);
    }

    /** On a busy machine the pause can end between two batches, where a kill shows nothing. */
    private static void awaitRecordsInFlight(WorkerProcess worker) throws InterruptedException {
        long deadline = System.nanoTime() + SHOWN.toNanos();
        while (lastInFlight(worker.output()) == 0 && System.nanoTime() - deadline < 0) {
            Thread.sleep(1);
        }
    }

    private WorkerSpec spec(Shape shape) {
        return WorkerSpec.of("worker", LedgerWorker.class.getName())
                .withJvmOptions("-XX:TieredStopAtLevel=1")
                .withArguments(shape.name(), Servers.kafka().bootstrapServers(), url, topic, out, group, instance);
    }

    private void awaitTheEnd(Shape shape, int sent, WorkerProcess worker) {
        ThrowingRunnable alive =
                () -> assertThat(worker.isAlive()).as(() -> said(worker)).isTrue();
        await().atMost(END).failFast(alive).untilAsserted(() -> {
            boolean committed = shape.name().startsWith("INTO_DATABASE")
                    ? fenceTotal() >= sent
                    : Messages.committedTotal(group, topic) >= sent;
            assertThat(committed && (shape != Shape.AT_MOST_ONCE || idle(worker)))
                    .as(() -> "everything is handled; " + said(worker))
                    .isTrue();
        });
    }

    private static String said(WorkerProcess worker) {
        return "the worker said:\n" + String.join("\n", worker.output());
    }

    private static boolean idle(WorkerProcess worker) {
        return lastInFlight(worker.output()) == 0;
    }

    private static int lastInFlight(List<String> output) {
        return output.stream()
                .filter(line -> line.matches("(polled|handled|duplicate|dead-lettered) \\d+"))
                .reduce((first, second) -> second)
                .map(line -> Integer.parseInt(line.substring(line.indexOf(' ') + 1)))
                .orElse(0);
    }

    private long fenceTotal() throws SQLException {
        try (Connection connection = Postgres.dataSource(url).getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT coalesce(sum(next_offset), 0) FROM hapax_fence")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private Map<String, Integer> effects(Shape shape, Ledger ledger) throws Exception {
        if (!shape.name().startsWith("KAFKA_TO_KAFKA")) {
            return ledger.counts();
        }
        Map<String, Integer> counts = new TreeMap<>();
        Messages.readCommitted(out, MESSAGES, PATIENCE).forEach(message -> counts.merge(message, 1, Integer::sum));
        return counts;
    }

    private static List<String> messages() {
        List<String> payloads = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            payloads.add("m" + i);
        }
        return payloads;
    }

    /** As a producer does that sends everything again after it lost an answer. */
    private static List<String> twice(List<String> payloads) {
        List<String> all = new ArrayList<>(payloads);
        all.addAll(payloads);
        return all;
    }
}
