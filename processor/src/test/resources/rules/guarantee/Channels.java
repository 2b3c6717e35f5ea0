import dev.hapax.*;
import java.sql.*;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class Channels {
    record Payment(String id, long cents) {}

    private final javax.sql.DataSource other;

    Channels(javax.sql.DataSource other) {
        this.other = other;
    }

    @KafkaHandler(topics = "a", group = "g")
    @Guarantee(Delivery.EXACTLY_ONCE)
    void aTemplateOverTheOwnConnection(Payment payment, Connection c) {
        JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(c, true));
        jdbc.update("INSERT INTO payments (cents) VALUES (?)", payment.cents());
    }

    @KafkaHandler(topics = "b", group = "g")
    @Guarantee(Delivery.EXACTLY_ONCE)
    void aTemplateOverAnother(Payment payment, Connection c) {
        JdbcTemplate jdbc = new JdbcTemplate(other);
        jdbc.update("INSERT INTO payments (cents) VALUES (?)", payment.cents()); // hapax: uncovered-effect
    }

    @KafkaHandler(topics = "c", group = "g")
    @Guarantee(Delivery.EXACTLY_ONCE)
    void aConnectionOfItsOwn(Payment payment, Connection c) throws SQLException {
        try (Connection own = DriverManager.getConnection("jdbc:postgresql://ledger/ledger")) {
            own.createStatement().executeUpdate("UPDATE counters SET n = n + 1"); // hapax: uncovered-effect
        }
    }

    @KafkaHandler(topics = "d", group = "g")
    @Guarantee(Delivery.EXACTLY_ONCE)
    void givenByAField(Payment payment, Connection c) throws SQLException {
        Dao dao = new Dao();
        dao.connection = c;
        dao.insert(payment.cents());
    }

    @KafkaHandler(topics = "e", group = "g")
    @Guarantee(Delivery.EXACTLY_ONCE)
    void throughNestedObjects(Payment payment, Connection c) throws SQLException {
        new Ledger(new Work(c)).book(payment);
    }

    @KafkaHandler(topics = "f", group = "g")
    @Guarantee(Delivery.EXACTLY_ONCE)
    void suppliedByALambda(Payment payment, Connection c) throws SQLException {
        new Supplied(() -> c).insert(payment.cents());
    }

    record Supplied(java.util.function.Supplier<Connection> connection) {
        void insert(long cents) throws SQLException {
            PreparedStatement s = connection.get().prepareStatement("INSERT INTO payments (cents) VALUES (?)");
            s.setLong(1, cents);
            s.executeUpdate(); // hapax: uncovered-effect warning
        }
    }

    @KafkaHandler(topics = "h", group = "g")
    @Guarantee(Delivery.EXACTLY_ONCE)
    void aFileIsNeverCovered(Payment payment, Connection c) throws java.io.IOException {
        java.nio.file.Path journal = java.nio.file.Path.of("journal");
        java.nio.file.Files.writeString(journal, payment.id(), java.nio.file.StandardOpenOption.APPEND); // hapax: uncovered-effect
    }

    static final class Dao {
        private Connection connection;

        void insert(long cents) throws SQLException {
            PreparedStatement s = connection.prepareStatement("INSERT INTO payments (cents) VALUES (?)");
            s.setLong(1, cents);
            s.executeUpdate();
        }
    }

    static final class Work {
        private final Connection connection;

        Work(Connection connection) {
            this.connection = connection;
        }

        int run(String sql, Object... values) throws SQLException {
            try (PreparedStatement s = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    s.setObject(i + 1, values[i]);
                }
                return s.executeUpdate();
            }
        }
    }

    static final class Ledger {
        private final Work work;

        Ledger(Work work) {
            this.work = work;
        }

        void book(Payment payment) throws SQLException {
            work.run("UPDATE accounts SET balance = balance + ? WHERE id = ?", payment.cents(), payment.id());
        }
    }
}
