package dev.hapax.benchmark.throughput;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What teams write by hand: for each record one transaction that remembers its id and has its effect. */
final class TransactionPerRecord implements Contestant {
    private static final String REMEMBER = "INSERT INTO processed VALUES (?, ?) ON CONFLICT DO NOTHING";

    @Override
    public String name() {
        return "transaction per record";
    }

    @Override
    public void run(Course course) throws SQLException {
        try (Consumer<String, String> consumer = Clients.subscribed(course);
                Connection database = course.database().getConnection();
                PreparedStatement remember = database.prepareStatement(REMEMBER);
                PreparedStatement effect = database.prepareStatement(Accounts.CREDIT)) {
            database.setAutoCommit(false);
            while (!course.finish().isReached()) {
                for (ConsumerRecord<String, String> message : consumer.poll(Duration.ofMillis(100))) {
                    if (course.finish().isReached()) {
                        break;
                    }
                    remember.setString(1, course.group());
                    remember.setString(2, message.value());
                    if (remember.executeUpdate() == 1) {
                        Accounts.bind(effect, message.key());
                        effect.executeUpdate();
                    }
                    database.commit();
                    course.finish().handled();
                }
                consumer.commitSync();
            }
        }
    }
}
