import dev.hapax.*;
import java.sql.*;

class Mended {
    record Order(String id, String state) {}

    private final javax.sql.DataSource database;

    Mended(javax.sql.DataSource database) {
        this.database = database;
    }

    @KafkaHandler(topics = "orders", group = "shop")
    @SuppressWarnings("hapax:insert") // hapax: unneeded-suppression warning
    void onOrder(Order order) throws SQLException {
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement("UPDATE orders SET state = ? WHERE id = ?")) {
            s.setString(1, order.state());
            s.setString(2, order.id());
            s.executeUpdate();
        }
    }
}
