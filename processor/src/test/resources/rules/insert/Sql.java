import dev.hapax.*;
import java.sql.*;
import java.util.UUID;

class Sql {
    record Order(String id, String customer, long total) {}

    private final javax.sql.DataSource database;

    Sql(javax.sql.DataSource database) {
        this.database = database;
    }

    @KafkaHandler(topics = "a", group = "g")
    void plain(Order order) throws SQLException {
        try (Connection c = database.getConnection();
                PreparedStatement insert = c.prepareStatement("INSERT INTO orders (id, customer, total) VALUES (?, ?, ?)")) {
            insert.setString(1, order.id());
            insert.setString(2, order.customer());
            insert.setLong(3, order.total());
            insert.executeUpdate(); // hapax: insert
        }
    }

    @KafkaHandler(topics = "b", group = "g")
    void upsert(Order order) throws SQLException {
        try (Connection c = database.getConnection();
                PreparedStatement insert = c.prepareStatement("INSERT INTO orders (id, customer, total) VALUES (?, ?, ?)"
                        + " ON CONFLICT (id) DO UPDATE SET total = excluded.total")) {
            insert.setString(1, order.id());
            insert.setString(2, order.customer());
            insert.setLong(3, order.total());
            insert.executeUpdate();
        }
    }

    @KafkaHandler(topics = "c", group = "g")
    void ignored(Order order) throws SQLException {
        try (Connection c = database.getConnection();
                PreparedStatement insert = c.prepareStatement(
                        "INSERT INTO orders (id, customer, total) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")) {
            insert.setString(1, order.id());
            insert.setString(2, order.customer());
            insert.setLong(3, order.total());
            insert.executeUpdate();
        }
    }

    @KafkaHandler(topics = "d", group = "g")
    void randomKeyNeverConflicts(Order order) throws SQLException {
        try (Connection c = database.getConnection();
                PreparedStatement insert = c.prepareStatement(
                        "INSERT INTO orders (id, customer, total) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING")) {
            insert.setString(1, UUID.randomUUID().toString());
            insert.setString(2, order.customer());
            insert.setLong(3, order.total());
            insert.executeUpdate(); // hapax: insert
        }
    }

    @KafkaHandler(topics = "e", group = "g")
    void builtText(Order order) throws SQLException {
        StringBuilder sql = new StringBuilder("INSERT INTO ");
        if (order.total() > 100) {
            sql.append("large_orders");
        } else {
            sql.append("small_orders");
        }
        sql.append(" (customer) VALUES (?)");
        try (Connection c = database.getConnection();
                PreparedStatement insert = c.prepareStatement(sql.toString())) {
            insert.setString(1, order.customer());
            insert.executeUpdate(); // hapax: insert, insert
        }
    }

    @KafkaHandler(topics = "f", group = "g")
    void formatted(Order order) throws SQLException {
        String sql = String.format("INSERT INTO %s (customer) VALUES ('%s')", "orders", order.customer());
        try (Connection c = database.getConnection();
                Statement s = c.createStatement()) {
            s.execute(sql); // hapax: insert
        }
    }

    @KafkaHandler(topics = "h", group = "g")
    void deletes(Order order) throws SQLException {
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement("DELETE FROM orders WHERE id = ?")) {
            s.setString(1, order.id());
            s.executeUpdate();
        }
    }

    @KafkaHandler(topics = "i", group = "g")
    void existsThenInsert(Order order) throws SQLException {
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement("SELECT 1 FROM orders WHERE id = ?")) {
            s.setString(1, order.id());
            if (s.executeQuery().next()) {
                return;
            }
            PreparedStatement insert = c.prepareStatement("INSERT INTO orders (id) VALUES (?)");
            insert.setString(1, order.id());
            insert.executeUpdate();
        }
    }
}
