package dev.hapax.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hapax.fence.FenceTable;
import dev.hapax.listener.HandlerListener;
import dev.hapax.outbox.OutboxId;
import dev.hapax.outbox.OutboxRow;
import dev.hapax.outbox.OutboxTable;
import dev.hapax.transaction.Database;
import dev.hapax.transaction.DatabaseTransactions;
import dev.hapax.transaction.TransactionTimeouts;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** What the relay of one partition runs into is tried again: its thread relays all the others too. */
final class PartitionRelayTest {
    private static final TopicPartition PARTITION = new TopicPartition("orders", 0);

    @Test
    void aRowThatCannotBeReadIsTriedAgain() throws Exception {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:relay;DB_CLOSE_DELAY=-1");
        DatabaseTransactions transactions = new DatabaseTransactions(
                DatabaseTransactions.plain(database), TransactionTimeouts.below(Duration.ofSeconds(45)));
        OutboxTable table = new OutboxTable();
        execute(database, FenceTable.schema(Database.H2), OutboxTable.schema(Database.H2));
        Fence fence = new Fence(transactions, "Orders.on", "shop", "worker");
        fence.begin(PARTITION, "id", 0);
        fence.take(PARTITION, "id");
        try (Connection connection = database.getConnection()) {
            OutboxId id = new OutboxId(fence.key(PARTITION), "id", 0, 0);
            table.insert(connection, List.of(new OutboxRow(id, new ProducerRecord<>("out", new byte[0]))));
        }
        execute(database, "UPDATE hapax_outbox SET headers = X'00000005'");
        RelayProducer producer = new RelayProducer(() -> {
            throw new AssertionError("there is nothing that could be sent");
        });
        OutboxHoldUps holdUps = new OutboxHoldUps("Orders.on", HandlerListener.NONE);
        PartitionRelay relay = new PartitionRelay(
                "Orders.on",
                PARTITION,
                new OutboxRows(transactions, fence, table),
                producer,
                () -> {},
                count -> {},
                holdUps);

        assertThat(relay.step()).hasValueSatisfying(pause -> assertThat(pause).isPositive());
        assertThat(relay.isHeldUp()).isTrue();
        assertThat(holdUps.of(PARTITION))
                .hasValueSatisfying(why -> assertThat(why).startsWith("the outbox cannot be read: "));
    }

    private static void execute(JdbcDataSource database, String... statements) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
