import dev.hapax.*;
import java.sql.*;

class ExactlyOnce {
    record Payment(String id, long cents) {}

    private final javax.sql.DataSource other;
    private long count;

    ExactlyOnce(javax.sql.DataSource other) {
        this.other = other;
    }

    @KafkaHandler(topics = "a", group = "g")
    @Guarantee(Delivery.EXACTLY_ONCE)
    void memoryIsNotCovered(Payment payment, Connection c) {
        count++; // hapax: uncovered-effect
    }

    @KafkaHandler(topics = "b", group = "g")
    @Guarantee(Delivery.EXACTLY_ONCE)
    void naturalOnAnotherConnection(Payment payment, Connection c) throws SQLException { // hapax: excessive-guarantee note
        try (Connection own = other.getConnection();
                PreparedStatement s = own.prepareStatement("UPDATE payments SET cents = ? WHERE id = ?")) {
            s.setLong(1, payment.cents());
            s.setString(2, payment.id());
            s.executeUpdate();
        }
    }

    @KafkaHandler(topics = "c", group = "g")
    @Guarantee(Delivery.AT_MOST_ONCE)
    void durableUnderAtMostOnce(Payment payment) throws SQLException {
        try (Connection own = other.getConnection();
                PreparedStatement s = own.prepareStatement("UPDATE payments SET cents = ? WHERE id = ?")) {
            s.setLong(1, payment.cents());
            s.setString(2, payment.id());
            s.executeUpdate(); // hapax: lossy-guarantee warning
        }
    }
}
