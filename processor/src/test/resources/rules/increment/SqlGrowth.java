import dev.hapax.*;
import java.sql.*;

class SqlGrowth {
    record Payment(String id, String account, long amount) {}

    private final javax.sql.DataSource database;
    private final Accounts accounts;

    SqlGrowth(javax.sql.DataSource database) {
        this.database = database;
        this.accounts = new Accounts(database);
    }

    @KafkaHandler(topics = "payments", group = "g")
    void direct(Payment payment) throws SQLException {
        try (Connection c = database.getConnection();
                PreparedStatement update = c.prepareStatement("UPDATE accounts SET balance = balance + ? WHERE id = ?")) {
            update.setLong(1, payment.amount());
            update.setString(2, payment.account());
            update.executeUpdate(); // hapax: increment
        }
    }

    @KafkaHandler(topics = "payments2", group = "g")
    void throughClass(Payment payment) throws SQLException {
        accounts.credit(payment.account(), payment.amount());
    }

    @KafkaHandler(topics = "payments3", group = "g")
    void overwrites(Payment payment) throws SQLException {
        accounts.set(payment.account(), payment.amount());
    }

    @KafkaHandler(topics = "payments4", group = "g")
    @Dedup(key = "id")
    void claimSharesTheTransaction(Payment payment, Connection c) throws SQLException {
        accounts.credit(c, payment.account(), payment.amount());
    }

    @KafkaHandler(topics = "payments5", group = "g")
    @Guarantee(Delivery.EXACTLY_ONCE)
    void offsetSharesTheTransaction(Payment payment, Connection c) throws SQLException {
        accounts.credit(c, payment.account(), payment.amount());
    }

    @KafkaHandler(topics = "payments6", group = "g")
    @Guarantee(Delivery.EXACTLY_ONCE)
    void otherConnection(Payment payment, Connection c) throws SQLException {
        accounts.creditTwice(payment.account(), payment.amount());
    }

    @KafkaHandler(topics = "payments7", group = "g")
    void bareConnection(Payment payment, Connection c) throws SQLException {
        try (Statement s = c.createStatement()) {
            s.executeUpdate("UPDATE counters SET n = n + 1 WHERE id = '" + payment.id() + "'"); // hapax: increment
        }
    }

    @KafkaHandler(topics = "payments8", group = "g")
    void readModifyWrite(Payment payment) throws SQLException {
        try (Connection c = database.getConnection()) {
            PreparedStatement read = c.prepareStatement("SELECT balance FROM accounts WHERE id = ?");
            read.setString(1, payment.account());
            ResultSet rows = read.executeQuery();
            rows.next();
            long balance = rows.getLong(1);
            PreparedStatement write = c.prepareStatement("UPDATE accounts SET balance = ? WHERE id = ?");
            write.setLong(1, balance + payment.amount());
            write.setString(2, payment.account());
            write.executeUpdate(); // hapax: increment
        }
    }

    static final class Accounts {
        private static final String TABLE = "accounts";
        private final javax.sql.DataSource source;

        Accounts(javax.sql.DataSource source) {
            this.source = source;
        }

        void credit(String account, long amount) throws SQLException {
            try (Connection c = source.getConnection()) {
                run(c, "UPDATE " + TABLE + " SET balance = balance + ? WHERE id = ?", account, amount);
            }
        }

        void credit(Connection c, String account, long amount) throws SQLException {
            PreparedStatement s = c.prepareStatement("UPDATE " + TABLE + " SET balance = balance + ? WHERE id = ?");
            s.setLong(1, amount);
            s.setString(2, account);
            s.executeUpdate();
        }

        void creditTwice(String account, long amount) throws SQLException {
            try (Connection c = source.getConnection()) {
                PreparedStatement s = c.prepareStatement("UPDATE " + TABLE + " SET balance = balance + ? WHERE id = ?");
                s.setLong(1, amount);
                s.setString(2, account);
                s.executeUpdate(); // hapax: uncovered-effect
            }
        }

        void set(String account, long amount) throws SQLException {
            try (Connection c = source.getConnection()) {
                PreparedStatement s = c.prepareStatement("UPDATE accounts SET balance = ? WHERE id = ?");
                s.setLong(1, amount);
                s.setString(2, account);
                s.executeUpdate();
            }
        }

        private static void run(Connection c, String sql, String account, long amount) throws SQLException {
            PreparedStatement s = c.prepareStatement(sql);
            s.setLong(1, amount);
            s.setString(2, account);
            s.executeUpdate(); // hapax: increment
        }
    }
}
