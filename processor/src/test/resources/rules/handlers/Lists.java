import dev.hapax.*;
import java.sql.*;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.jdbc.core.JdbcTemplate;

class Lists {
    record Payment(String id, String account, long cents) {}

    private final JdbcTemplate jdbc;

    Lists(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @KafkaHandler(topics = "a", group = "g")
    void incrementsOfAList(List<Payment> payments) {
        for (Payment payment : payments) {
            jdbc.update("UPDATE accounts SET balance = balance + ? WHERE id = ?", payment.cents(), payment.account()); // hapax: increment
        }
    }

    @KafkaHandler(topics = "b", group = "g")
    void naturalForEachOfAList(List<Payment> payments) {
        for (Payment payment : payments) {
            jdbc.update("UPDATE payments SET cents = ? WHERE id = ?", payment.cents(), payment.id());
        }
    }

    @KafkaHandler(topics = "c", group = "g")
    void naturalForEachRecord(List<ConsumerRecord<String, Payment>> records) {
        records.forEach(record -> jdbc.update(
                "INSERT INTO payments (id, cents) VALUES (?, ?) ON CONFLICT (id) DO NOTHING",
                record.value().id(),
                record.value().cents()));
    }

    @KafkaHandler(topics = "d", group = "g")
    void insertsOfAList(List<ConsumerRecord<String, Payment>> records) {
        records.forEach(record -> insert(record.value()));
    }

    private void insert(Payment payment) {
        jdbc.update("INSERT INTO bookings (cents) VALUES (?)", payment.cents()); // hapax: insert
    }

    @KafkaHandler(topics = "e", group = "g")
    @Guarantee(Delivery.EXACTLY_ONCE)
    void inOneTransaction(List<Payment> payments, Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO bookings (cents) VALUES (?)")) {
            for (Payment payment : payments) {
                insert.setLong(1, payment.cents());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    @KafkaHandler(topics = "f", group = "g")
    void sendsForEach(List<Payment> payments, Emitter<String, Payment> emitter) {
        payments.forEach(payment -> emitter.send("booked", payment.id(), payment)); // hapax: send
    }
}
