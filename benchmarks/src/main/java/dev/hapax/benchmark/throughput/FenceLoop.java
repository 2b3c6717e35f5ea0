package dev.hapax.benchmark.throughput;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * Exactly-once into a database by hand: for each poll one transaction with the effects, batched, and the next offset of
 * each partition, moved by compare-and-set. It does no more than a run without failures needs.
 */
final class FenceLoop implements Contestant {
    private static final String MOVE =
            "UPDATE fence SET next_offset = ? WHERE group_id = ? AND topic = ? AND partition_id = ? AND next_offset = ?";
    private static final String BEGIN = "INSERT INTO fence VALUES (?, ?, ?, 0)";

    @Override
    public String name() {
        return "fence loop";
    }

    @Override
    public void run(Course course) throws SQLException {
        try (Consumer<String, String> consumer = Clients.subscribed(course);
                Connection database = course.database().getConnection();
                PreparedStatement effect = database.prepareStatement(Accounts.CREDIT);
                PreparedStatement move = database.prepareStatement(MOVE)) {
            begin(database, course, consumer.partitionsFor(course.topic()).size());
            while (!course.finish().isReached()) {
                ConsumerRecords<String, String> polled = consumer.poll(Duration.ofMillis(100));
                for (ConsumerRecord<String, String> message : polled) {
                    Accounts.bind(effect, message.key());
                    effect.addBatch();
                    course.finish().handled();
                }
                if (!polled.isEmpty()) {
                    effect.executeBatch();
                    move(move, course, polled);
                    database.commit();
                }
            }
        }
    }

    private static void begin(Connection database, Course course, int partitions) throws SQLException {
        database.setAutoCommit(false);
        try (PreparedStatement begin = database.prepareStatement(BEGIN)) {
            for (int partition = 0; partition < partitions; partition++) {
                begin.setString(1, course.group());
                begin.setString(2, course.topic());
                begin.setInt(3, partition);
                begin.executeUpdate();
            }
        }
        database.commit();
    }

    private static void move(PreparedStatement move, Course course, ConsumerRecords<String, String> polled)
            throws SQLException {
        Set<TopicPartition> partitions = polled.partitions();
        for (TopicPartition partition : partitions) {
            List<ConsumerRecord<String, String>> part = polled.records(partition);
            move.setLong(1, part.get(part.size() - 1).offset() + 1);
            move.setString(2, course.group());
            move.setString(3, course.topic());
            move.setInt(4, partition.partition());
            move.setLong(5, part.get(0).offset());
            if (move.executeUpdate() != 1) {
                throw new BenchmarkException("The fence of " + partition + " was moved by somebody else.");
            }
        }
    }
}
