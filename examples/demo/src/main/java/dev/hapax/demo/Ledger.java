package dev.hapax.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the effects themselves: the log, the tables, the mails, the output topic. */
final class Ledger {
    private static final Duration QUIET = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String bootstrapServers;
    private final DataSource database;
    private final MailGateway mails;
    private final Path pageViews;

    Ledger(String bootstrapServers, DataSource database, MailGateway mails, Path pageViews) {
        this.bootstrapServers = bootstrapServers;
        this.database = database;
        this.mails = mails;
        this.pageViews = pageViews;
    }

    /** How often each of the messages 0 to {@code distinct - 1} took effect. */
    int[] effects(Promise promise, int distinct) throws IOException, SQLException {
        Map<String, Integer> found;
        IntFunction<String> id;
        if (promise == Promise.METRICS) {
            found = logged();
            id = Id::view;
        } else if (promise == Promise.ORDERS) {
            found = counted("SELECT event_id, count(*) FROM orders GROUP BY event_id");
            id = Id::event;
        } else if (promise == Promise.MAILS) {
            found = mails.mails();
            id = Id::order;
        } else if (promise == Promise.PAYMENTS) {
            found = counted("SELECT payment_id, count(*) FROM postings GROUP BY payment_id");
            id = Id::payment;
        } else {
            found = labels(distinct);
            id = Id::shipment;
        }
        int[] times = new int[distinct];
        for (int number = 0; number < distinct; number++) {
            times[number] = found.getOrDefault(id.apply(number), 0);
        }
        return times;
    }

    /** Sums that do not fit the messages: an effect without its companion, or one of them twice. */
    List<String> contradictions(int distinct) throws SQLException {
        List<String> sentences = new ArrayList<>();
        compare(
                "orders of ",
                counted("SELECT id, orders FROM customers"),
                expected(distinct, Id::customer, n -> 1),
                sentences);
        compare(
                "balance of ",
                counted("SELECT id, balance FROM accounts"),
                expected(distinct, Id::account, Id::cents),
                sentences);
        return sentences;
    }

    private static Map<String, Long> expected(int distinct, IntFunction<String> row, IntToLongFunction amount) {
        Map<String, Long> sums = new HashMap<>();
        for (int number = 0; number < distinct; number++) {
            sums.merge(row.apply(number), amount.applyAsLong(number), Long::sum);
        }
        return sums;
    }

    private static void compare(
            String what, Map<String, Integer> found, Map<String, Long> expected, List<String> sentences) {
        expected.forEach((row, sum) -> {
            long actual = found.getOrDefault(row, 0);
            if (actual != sum) {
                sentences.add(what + row + " is " + actual + " and should be " + sum + ".");
            }
        });
    }

    private Map<String, Integer> logged() throws IOException {
        Map<String, Integer> views = new HashMap<>();
        for (String line : Files.readAllLines(pageViews)) {
            views.merge(line.split(" ")[0], 1, Integer::sum);
        }
        return views;
    }

    private Map<String, Integer> counted(String sql) throws SQLException {
        Map<String, Integer> counts = new HashMap<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getInt(2));
            }
        }
        return counts;
    }

    /** Reads what is committed until all is there and nothing more comes, or the time is over. */
    private Map<String, Integer> labels(int distinct) {
        Map<String, Integer> labels = new HashMap<>();
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "isolation.level",
                "read_committed",
                "auto.offset.reset",
                "earliest");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(Shop.partitions(Shop.LABELS));
            long now = System.nanoTime();
            long deadline = now + PATIENCE.toNanos();
            long last = now;
            while (now < deadline && (labels.size() < distinct || now - last < QUIET.toNanos())) {
                for (var label : consumer.poll(Duration.ofMillis(100))) {
                    labels.merge(label.key(), 1, Integer::sum);
                    last = now;
                }
                now = System.nanoTime();
            }
        }
        return labels;
    }
}
