import dev.hapax.*;
import java.sql.*;

class Notifications {
    record Order(String id, String mail) {}

    interface Mailer {
        void sendEmail(String to);
    }

    interface Marks {
        boolean isNotificationSent(String id, String channel);

        void markNotificationSent(String id, String channel);
    }

    private final Mailer mailer;
    private final Marks marks;
    private final java.util.Set<String> seen = new java.util.HashSet<>();
    private final javax.sql.DataSource database;

    Notifications(Mailer mailer, Marks marks, javax.sql.DataSource database) {
        this.mailer = mailer;
        this.marks = marks;
        this.database = database;
    }

    @KafkaHandler(topics = "a", group = "g")
    void guarded(Order order) {
        if (!marks.isNotificationSent(order.id(), "email")) {
            mailer.sendEmail(order.mail());
            marks.markNotificationSent(order.id(), "email");
        }
    }

    @KafkaHandler(topics = "b", group = "g")
    void unguarded(Order order) {
        mailer.sendEmail(order.mail()); // hapax: unjudged-call warning
    }

    @KafkaHandler(topics = "c", group = "g")
    void earlyReturn(Order order) throws SQLException {
        if (isSent(order.id())) {
            return;
        }
        send(order);
        markSent(order.id());
    }

    @KafkaHandler(topics = "d", group = "g")
    void nothingClosesIt(Order order) throws SQLException {
        if (!isSent(order.id())) {
            sendAgain(order);
        }
    }

    @KafkaHandler(topics = "e", group = "g")
    void inMemory(Order order) {
        if (seen.add(order.id())) {
            sendOnce(order);
        }
    }

    @KafkaHandler(topics = "f", group = "g")
    @Guarantee(Delivery.EXACTLY_ONCE)
    void exactlyOnceHasNoWindow(Order order, Connection c) throws SQLException {
        if (!isSent(order.id())) {
            sendExactly(order);
            markSent(order.id());
        }
    }

    private boolean isSent(String id) throws SQLException {
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement("SELECT 1 FROM notifications WHERE id = ?")) {
            s.setString(1, id);
            try (ResultSet rows = s.executeQuery()) {
                return rows.next();
            }
        }
    }

    private void markSent(String id) throws SQLException {
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement("INSERT INTO notifications (id) VALUES (?) ON CONFLICT DO NOTHING")) {
            s.setString(1, id);
            s.executeUpdate();
        }
    }

    private org.apache.kafka.clients.producer.Producer<String, String> producer;

    private void send(Order order) {
        producer.send(new org.apache.kafka.clients.producer.ProducerRecord<>("mails", order.mail())); // hapax: check-then-act note, unawaited-send
    }

    private void sendAgain(Order order) {
        producer.send(new org.apache.kafka.clients.producer.ProducerRecord<>("mails", order.mail())); // hapax: send, open-guard note, unawaited-send
    }

    private void sendOnce(Order order) {
        producer.send(new org.apache.kafka.clients.producer.ProducerRecord<>("mails", order.mail())); // hapax: volatile-guard, unawaited-send
    }

    private void sendExactly(Order order) {
        producer.send(new org.apache.kafka.clients.producer.ProducerRecord<>("mails", order.mail())); // hapax: check-then-act, unawaited-send
    }
}
