package dev.hapax.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hapax.it.LedgerWorker.Shape;
import dev.hapax.testbed.WorkerProcess;
import dev.hapax.testbed.WorkerSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A worker stands still in the middle of a batch, loses its partitions to another, and wakes up. */
final class ZombieIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PARTITIONS = 2;
    private static final int MESSAGES = 200;

    private final String group = Servers.unique("group");
    private final String topic = Servers.topic(PARTITIONS);
    private final String out = Servers.topic(1);
    private final String url = Servers.postgres().newDatabase();

    @ParameterizedTest
    @EnumSource(
            value = Shape.class,
            names = {"AT_MOST_ONCE", "INTO_DATABASE", "KAFKA_TO_KAFKA"})
    void wakesUpAfterItsPartitionsMoved(Shape shape) throws Exception {
        Ledger ledger = Ledger.create(url);
        Messages.startAtBeginning(group, topic, PARTITIONS);
        List<String> sent = new ArrayList<>(Messages.send(topic, PARTITIONS, "a", MESSAGES));
        try (WorkerProcess zombie = start(shape, "zombie")) {
            zombie.awaitLine(line -> line.startsWith("handled "), PATIENCE);
            zombie.suspend();
            long before = effects(shape, ledger).size();
            try (WorkerProcess heir = start(shape, "heir")) {
                heir.awaitLine(line -> line.startsWith("handled "), PATIENCE);
                int rest = shape == Shape.AT_MOST_ONCE ? MESSAGES - LedgerWorker.MAX_POLL_RECORDS * 2 : MESSAGES;
                await().atMost(PATIENCE).until(() -> effects(shape, ledger).size() >= rest);
                assertThat(before).isLessThan(MESSAGES);
                zombie.resume();
                sent.addAll(Messages.send(topic, PARTITIONS, "b", MESSAGES));
                await().atMost(PATIENCE).until(() -> effects(shape, ledger).size() >= sent.size());
                assertThat(zombie.isAlive())
                        .as(() -> String.join("\n", zombie.output()))
                        .isTrue();
                assertThat(heir.isAlive())
                        .as(() -> String.join("\n", heir.output()))
                        .isTrue();
            }
        }
        assertThat(effects(shape, ledger)).containsOnlyKeys(sent);
        assertThat(effects(shape, ledger).values()).allMatch(count -> count == 1);
    }

    private WorkerProcess start(Shape shape, String instance) {
        return WorkerProcess.start(WorkerSpec.of(instance, LedgerWorker.class.getName())
                .withJvmOptions("-XX:TieredStopAtLevel=1")
                .withArguments(
                        shape.name(),
                        Servers.kafka().bootstrapServers(),
                        url,
                        topic,
                        out,
                        group,
                        Servers.unique(instance)));
    }

    private Map<String, Integer> effects(Shape shape, Ledger ledger) throws Exception {
        if (shape != Shape.KAFKA_TO_KAFKA) {
            return ledger.counts();
        }
        Map<String, Integer> counts = new TreeMap<>();
        Messages.readCommitted(out, 0, Duration.ofSeconds(2))
                .forEach(message -> counts.merge(message, 1, Integer::sum));
        return counts;
    }
}
