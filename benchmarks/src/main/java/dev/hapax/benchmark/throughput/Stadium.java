package dev.hapax.benchmark.throughput;

import dev.hapax.benchmark.Samples;
import dev.hapax.testbed.KafkaBroker;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** The servers that all share, and the order in which they run. */
final class Stadium {
    private static final int PARTITIONS = 4;
    private static final String INPUT = "records";
    private static final String OUTPUT = "results";
    /** What an id is filled up with, so that a record has about 100 bytes. */
    private static final String REST = "-".repeat(64);

    private final KafkaBroker broker;
    private final DataSource database;
    private final Accounts accounts;
    private int runs;

    Stadium(KafkaBroker broker, DataSource database) {
        this.broker = broker;
        this.database = database;
        this.accounts = new Accounts(database);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a record that is missing is missed at the finish
    void prepare(List<Race> races) throws SQLException {
        accounts.create();
        broker.createTopic(INPUT, PARTITIONS);
        broker.createTopic(OUTPUT, PARTITIONS);
        int most = races.stream()
                .flatMap(race -> race.entries().stream())
                .mapToInt(Race.Entry::records)
                .max()
                .orElse(0);
        System.out.printf(Locale.ROOT, "writing %,d records to %d partitions …%n", most, PARTITIONS);
        Map<String, Object> settings = Clients.producerSettings(broker.bootstrapServers());
        try (Producer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (int i = 0; i < most; i++) {
                producer.send(new ProducerRecord<>(INPUT, Accounts.id(i), "message-" + i + REST));
            }
        }
    }

    void run(Race race, int rounds) throws Exception {
        System.out.println("\n" + race.title());
        Map<String, Samples> rates = new LinkedHashMap<>();
        Map<Race.Goal, Samples> ratios = new LinkedHashMap<>();
        race.entries().forEach(entry -> rates.put(entry.contestant().name(), new Samples()));
        race.goals().forEach(goal -> ratios.put(goal, new Samples()));
        for (int round = 0; round <= rounds; round++) {
            Map<String, Double> now = round(race, round);
            if (round > 0) {
                now.forEach(
                        (name, rate) -> rates.getOrDefault(name, new Samples()).add(rate));
                ratios.forEach((goal, ratio) -> ratio.add(
                        now.getOrDefault(goal.who(), Double.NaN) / now.getOrDefault(goal.base(), Double.NaN)));
            }
        }
        rates.forEach((name, rate) ->
                System.out.printf(Locale.ROOT, "  %-26s %s records a second%n", name, rate.text("%,.0f")));
        ratios.forEach((goal, ratio) -> System.out.printf(
                Locale.ROOT, "  %s / %s: %s, goal %s%n", goal.who(), goal.base(), ratio.text("%.2f"), goal.atLeast()));
    }

    /** Everybody once, each round in another order. */
    private Map<String, Double> round(Race race, int round) throws Exception {
        Map<String, Double> rates = new LinkedHashMap<>();
        int size = race.entries().size();
        for (int i = 0; i < size; i++) {
            int turn = round % 2 == 0 ? i : size - 1 - i;
            Race.Entry entry = race.entries().get(turn);
            rates.put(entry.contestant().name(), rate(race, entry));
            System.err.printf(
                    Locale.ROOT,
                    "  round %d, %d of %d: %s%n",
                    round,
                    i + 1,
                    size,
                    entry.contestant().name());
        }
        return rates;
    }

    private double rate(Race race, Race.Entry entry) throws Exception {
        Finish finish = new Finish(entry.records());
        accounts.clear();
        entry.contestant()
                .run(new Course(broker.bootstrapServers(), INPUT, OUTPUT, "group-" + ++runs, database, finish));
        if (race.effects() && accounts.sum() < entry.records()) {
            throw new BenchmarkException(entry.contestant().name() + " had " + accounts.sum() + " effects for "
                    + entry.records() + " records.");
        }
        return finish.recordsPerSecond();
    }
}
