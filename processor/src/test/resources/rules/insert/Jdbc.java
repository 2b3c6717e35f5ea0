import dev.hapax.*;
import java.sql.*;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

class Jdbc {
    record Order(String id, String customer) {}

    interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }

    private final javax.sql.DataSource database;
    private final JdbcTemplate jdbc;

    Jdbc(javax.sql.DataSource database) {
        this.database = database;
        this.jdbc = new JdbcTemplate(database);
    }

    @KafkaHandler(topics = "a", group = "g")
    void aDuplicateIsCaught(Order order) {
        try {
            jdbc.update("INSERT INTO orders (id, customer) VALUES (?, ?)", order.id(), order.customer());
        } catch (DuplicateKeyException known) {
            System.out.println("known: " + order.id());
        }
    }

    @KafkaHandler(topics = "b", group = "g")
    void noDuplicateWithoutAKeyFromTheMessage(Order order) {
        try {
            jdbc.update("INSERT INTO orders (customer, at) VALUES (?, ?)", order.customer(), java.time.Instant.now()); // hapax: insert
        } catch (DuplicateKeyException known) {
            System.out.println("known: " + order.id());
        }
    }

    @KafkaHandler(topics = "c", group = "g")
    void catchesSomethingElse(Order order) {
        try {
            jdbc.update("INSERT INTO orders (id) VALUES (?)", order.id()); // hapax: insert
        } catch (IllegalStateException other) { // hapax: swallowed-exception warning
            System.out.println("other: " + order.id());
        }
    }

    @KafkaHandler(topics = "d", group = "g")
    void updatesOrInserts(Order order) {
        if (jdbc.update("UPDATE orders SET customer = ? WHERE id = ?", order.customer(), order.id()) == 0) {
            jdbc.update("INSERT INTO orders (id, customer) VALUES (?, ?)", order.id(), order.customer());
        }
    }

    @KafkaHandler(topics = "e", group = "g")
    void updatesAndInserts(Order order) {
        if (jdbc.update("UPDATE orders SET customer = ? WHERE id = ?", order.customer(), order.id()) == 1) {
            jdbc.update("INSERT INTO audit (what) VALUES (?)", order.customer()); // hapax: insert
        }
    }

    @KafkaHandler(topics = "f", group = "g")
    void boundByALambda(Order order) throws SQLException {
        try (Connection c = database.getConnection()) {
            run(c, "UPDATE orders SET customer = ? WHERE id = ?", s -> {
                s.setString(1, order.customer());
                s.setString(2, order.id());
            });
        }
    }

    private static void run(Connection c, String sql, Binding binding) throws SQLException {
        try (PreparedStatement s = c.prepareStatement(sql)) {
            binding.bind(s);
            s.executeUpdate();
        }
    }
}
