import dev.hapax.*;
import java.sql.*;
import org.apache.kafka.clients.producer.*;

class Claims {
    record Order(String id, String customer, long cents) {}

    private final javax.sql.DataSource database;
    private final Producer<String, String> producer;

    Claims(javax.sql.DataSource database, Producer<String, String> producer) {
        this.database = database;
        this.producer = producer;
    }

    @KafkaHandler(topics = "a", group = "g")
    void claimAndEffectShareTheConnection(Order order, Connection c) throws SQLException {
        PreparedStatement claim = c.prepareStatement("INSERT INTO processed (id) VALUES (?) ON CONFLICT DO NOTHING");
        claim.setString(1, order.id());
        if (claim.executeUpdate() == 1) {
            PreparedStatement update = c.prepareStatement("UPDATE accounts SET balance = balance + ? WHERE id = ?");
            update.setLong(1, order.cents());
            update.setString(2, order.customer());
            update.executeUpdate();
        }
    }

    @KafkaHandler(topics = "b", group = "g")
    void claimGuardsASend(Order order, Connection c) throws SQLException {
        PreparedStatement claim = c.prepareStatement("INSERT INTO processed (id) VALUES (?) ON CONFLICT DO NOTHING");
        claim.setString(1, order.id());
        if (claim.executeUpdate() == 0) {
            return;
        }
        producer.send(new ProducerRecord<>("out", order.id())); // hapax: check-then-act note, unawaited-send
    }

    @KafkaHandler(topics = "c", group = "g")
    void rowCountIgnored(Order order, Connection c) throws SQLException {
        PreparedStatement claim = c.prepareStatement("INSERT INTO processed (id) VALUES (?) ON CONFLICT DO NOTHING");
        claim.setString(1, order.id());
        claim.executeUpdate();
        producer.send(new ProducerRecord<>("out", order.id())); // hapax: send, unawaited-send
    }

    @KafkaHandler(topics = "d", group = "g")
    void compareAndSet(Order order) throws SQLException {
        try (Connection c = database.getConnection();
                PreparedStatement pay = c.prepareStatement(
                        "UPDATE orders SET status = 'PAID', total = total + ? WHERE id = ? AND status = 'NEW'")) {
            pay.setLong(1, order.cents());
            pay.setString(2, order.id());
            pay.executeUpdate();
        }
    }

    @KafkaHandler(topics = "e", group = "g")
    void partialGuard(Order order, Connection c) throws SQLException {
        PreparedStatement claim = c.prepareStatement("INSERT INTO processed (id) VALUES (?) ON CONFLICT DO NOTHING");
        claim.setString(1, order.id());
        if (claim.executeUpdate() == 1) {
            PreparedStatement update = c.prepareStatement("UPDATE accounts SET balance = balance + ? WHERE id = ?");
            update.setLong(1, order.cents());
            update.executeUpdate();
        }
        producer.send(new ProducerRecord<>("out", order.id())); // hapax: send, unawaited-send
    }

    @KafkaHandler(topics = "f", group = "g")
    void guardOnTheMessageIsNone(Order order) {
        if (order.cents() > 100) {
            producer.send(new ProducerRecord<>("out", order.id())); // hapax: send, unawaited-send
        }
    }

    @KafkaHandler(topics = "h", group = "g")
    void keptInAVariable(Order order) throws SQLException {
        boolean fresh = !isDone(order.id());
        if (fresh && order.cents() > 0) {
            producer.send(new ProducerRecord<>("out", order.id())); // hapax: check-then-act note, unawaited-send
            done(order.id());
        }
    }

    private boolean isDone(String id) throws SQLException {
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement("SELECT count(*) FROM done WHERE id = ?")) {
            s.setString(1, id);
            ResultSet rows = s.executeQuery();
            return rows.next() && rows.getInt(1) > 0;
        }
    }

    private void done(String id) throws SQLException {
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement("INSERT INTO done (id) VALUES (?) ON CONFLICT DO NOTHING")) {
            s.setString(1, id);
            s.executeUpdate();
        }
    }
}
