import dev.hapax.*;
import java.sql.*;

class Texts {
    record Order(String id, String kind) {}

    private final javax.sql.DataSource database;

    Texts(javax.sql.DataSource database) {
        this.database = database;
    }

    private static String sql(String kind) {
        return switch (kind) {
            case "a" -> "DELETE FROM orders WHERE id = ?";
            case "b" -> "UPDATE orders SET kind = 'b' WHERE id = ?";
            default -> "INSERT INTO orders (kind) VALUES (?)";
        };
    }

    @KafkaHandler(topics = "a", group = "g")
    void switched(Order order) throws SQLException {
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement(sql(order.kind()))) {
            s.setString(1, order.id());
            s.executeUpdate(); // hapax: insert
        }
    }

    @KafkaHandler(topics = "b", group = "g")
    void textBlock(Order order) throws SQLException {
        String sql =
                """
                INSERT INTO orders (kind)
                VALUES (?)
                """
                        .formatted();
        try (Connection c = database.getConnection()) {
            run(c, sql, order.kind());
        }
    }

    private static void run(Connection c, String sql, String value) throws SQLException {
        PreparedStatement s = c.prepareStatement(sql);
        s.setString(1, value);
        s.execute(); // hapax: insert
    }

    @KafkaHandler(topics = "c", group = "g")
    void unknownText(Order order) throws SQLException {
        try (Connection c = database.getConnection();
                Statement s = c.createStatement()) {
            s.executeUpdate(order.kind()); // hapax: unjudged-call warning
        }
    }

    @KafkaHandler(topics = "d", group = "g")
    void throughAFreshObject(Order order, Connection c) throws SQLException {
        new Dao(c).insert(order);
    }

    @KafkaHandler(topics = "e", group = "g")
    @Guarantee(Delivery.EXACTLY_ONCE)
    void coveredThroughAFreshObject(Order order, Connection c) throws SQLException {
        new OtherDao(c).insert(order);
    }

    @KafkaHandler(topics = "f", group = "g")
    void joined(Order order) throws SQLException {
        String sql = String.join(" ", "INSERT INTO orders", "(kind)", "VALUES (?)");
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement(sql)) {
            s.setString(1, order.kind());
            s.executeUpdate(); // hapax: insert
        }
    }

    private static final String TEMPLATE = "INSERT INTO :table (kind) VALUES (?)";

    @KafkaHandler(topics = "h", group = "g")
    void replaced(Order order) throws SQLException {
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement(TEMPLATE.replace(":table", "orders"))) {
            s.setString(1, order.kind());
            s.executeUpdate(); // hapax: insert
        }
    }

    @KafkaHandler(topics = "i", group = "g")
    void concatenatedInSteps(Order order) throws SQLException {
        String sql = "UPDATE orders";
        sql += " SET total = total";
        sql += order.kind().isEmpty() ? " + 1" : " + 2";
        sql = sql + " WHERE id = ?";
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement(sql)) {
            s.setString(1, order.id());
            s.executeUpdate(); // hapax: increment, increment
        }
    }

    static final class Dao {
        private final Connection connection;

        Dao(Connection connection) {
            this.connection = connection;
        }

        void insert(Order order) throws SQLException {
            PreparedStatement s = connection.prepareStatement("INSERT INTO orders (kind) VALUES (?)");
            s.setString(1, order.kind());
            s.executeUpdate(); // hapax: insert
        }
    }

    static final class OtherDao {
        private final Connection connection;

        OtherDao(Connection connection) {
            this.connection = connection;
        }

        void insert(Order order) throws SQLException {
            PreparedStatement s = connection.prepareStatement("INSERT INTO orders (kind) VALUES (?)");
            s.setString(1, order.kind());
            s.executeUpdate();
        }
    }
}
