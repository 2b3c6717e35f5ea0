package dev.hapax.demo;

import dev.hapax.testbed.KafkaBroker;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** The topics and tables that the shop's worker finds in production. */
final class Shop {
    static final String PAGE_VIEWS = "page-views";
    static final String ORDERS = "orders";
    static final String PAYMENTS = "payments";
    static final String SHIPMENTS = "shipments";
    static final String LABELS = "labels";
    static final int CUSTOMERS = 5;
    private static final int PARTITIONS = 2;

    // no unique key on the ids: a second effect is to be seen, not refused
    private static final List<String> TABLES = List.of(
            "CREATE TABLE orders (event_id text NOT NULL, order_id text NOT NULL, customer text NOT NULL, cents bigint)",
            "CREATE TABLE customers (id text PRIMARY KEY, orders bigint NOT NULL)",
            "CREATE TABLE accounts (id text PRIMARY KEY, balance bigint NOT NULL)",
            "CREATE TABLE postings (payment_id text NOT NULL, account text NOT NULL, cents bigint NOT NULL)",
            "CREATE TABLE notifications (order_id text, channel text, PRIMARY KEY (order_id, channel))",
            "INSERT INTO customers SELECT 'customer-' || n, 0 FROM generate_series(0, " + (CUSTOMERS - 1) + ") n",
            "INSERT INTO accounts SELECT 'account-' || n, 0 FROM generate_series(0, " + (CUSTOMERS - 1) + ") n");

    private Shop() {}

    static void createTopics(KafkaBroker broker) throws InterruptedException, ExecutionException {
        for (String topic : List.of(PAGE_VIEWS, ORDERS, PAYMENTS, SHIPMENTS, LABELS)) {
            broker.createTopic(topic, PARTITIONS);
        }
        // a new at-most-once group starts at the end of its topic: to count from the first message, it is told where
        try (Admin admin = broker.admin()) {
            Map<TopicPartition, OffsetAndMetadata> beginning = partitions(PAGE_VIEWS).stream()
                    .collect(Collectors.toMap(partition -> partition, partition -> new OffsetAndMetadata(0)));
            admin.alterConsumerGroupOffsets(Promise.METRICS.group(), beginning)
                    .all()
                    .get();
        }
    }

    static void createTables(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : TABLES) {
                statement.execute(sql);
            }
        }
    }

    static List<TopicPartition> partitions(String topic) {
        return IntStream.range(0, PARTITIONS)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
    }
}
