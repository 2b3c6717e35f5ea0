import dev.hapax.*;
import java.sql.*;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

class Outboxes {
    record Payment(String id, String account, long cents) {}

    private final KafkaProducer<String, Payment> producer;

    Outboxes(KafkaProducer<String, Payment> producer) {
        this.producer = producer;
    }

    @KafkaHandler(topics = "a", group = "g")
    @Guarantee(Delivery.EXACTLY_ONCE)
    void writesAndSendsInOneTransaction(Payment payment, Connection connection, Emitter<String, Payment> booked)
            throws SQLException {
        credit(connection, payment);
        announce(booked, payment);
    }

    @KafkaHandler(topics = "b", group = "g")
    @Guarantee(Delivery.EXACTLY_ONCE)
    void collectsAndSends(Payment payment, Statements statements, Emitter<String, Payment> booked) {
        statements.add("UPDATE accounts SET balance = balance + ? WHERE id = ?", payment.cents(), payment.account());
        announce(booked, payment);
    }

    @KafkaHandler(topics = "c", group = "g")
    @Guarantee(Delivery.EXACTLY_ONCE)
    void sendsPastTheOutbox(Payment payment, Connection connection, Emitter<String, Payment> booked) throws Exception {
        credit(connection, payment);
        announce(booked, payment);
        producer.send(new ProducerRecord<>("booked", payment.id(), payment)).get(); // hapax: uncovered-effect
    }

    private static void credit(Connection connection, Payment payment) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE accounts SET balance = balance + ? WHERE id = ?")) {
            update.setLong(1, payment.cents());
            update.setString(2, payment.account());
            update.executeUpdate();
        }
    }

    private static void announce(Emitter<String, Payment> booked, Payment payment) {
        booked.send("booked", payment.account(), payment);
    }
}
