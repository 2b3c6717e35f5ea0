import dev.hapax.*;
import java.sql.*;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.jdbc.core.JdbcTemplate;

class Surplus {
    record Payment(String id, String account, long cents, Order order) {}

    record Order(long number) {}

    interface Archive {
        void store(Payment payment);

        String find(String id);
    }

    private final JdbcTemplate jdbc;
    private final Archive archive;

    Surplus(JdbcTemplate jdbc, Archive archive) {
        this.jdbc = jdbc;
        this.archive = archive;
    }

    @KafkaHandler(topics = "a", group = "g")
    @Guarantee(Delivery.EXACTLY_ONCE)
    void naturalEffects(Payment payment, Statements statements) { // hapax: excessive-guarantee note
        statements.add("UPDATE payments SET cents = ? WHERE id = ?", payment.cents(), payment.id());
        statements.add("DELETE FROM open_payments WHERE id = ?", payment.id());
    }

    @KafkaHandler(topics = "b", group = "g")
    @Guarantee(Delivery.EXACTLY_ONCE)
    void ignoresWhatIsThere(List<Payment> payments, Statements statements) { // hapax: excessive-guarantee note
        for (Payment payment : payments) {
            statements.add("INSERT INTO payments (id) VALUES (?) ON CONFLICT (id) DO NOTHING", payment.id());
        }
    }

    @KafkaHandler(topics = "c", group = "g")
    @Guarantee(Delivery.EXACTLY_ONCE)
    void anIncrement(Payment payment, Statements statements) {
        statements.add("UPDATE payments SET cents = ? WHERE id = ?", payment.cents(), payment.id());
        statements.add("UPDATE accounts SET balance = balance + ? WHERE id = ?", payment.cents(), payment.account());
    }

    @KafkaHandler(topics = "d", group = "g")
    @Guarantee(Delivery.EXACTLY_ONCE)
    void whatNothingExplains(Payment payment, Statements statements) {
        statements.add("UPDATE payments SET cents = ? WHERE id = ?", payment.cents(), payment.id());
        archive.store(payment); // hapax: unjudged-call warning
    }

    @KafkaHandler(topics = "e", group = "g")
    @Guarantee(Delivery.EXACTLY_ONCE)
    void whatNothingExplainsWithAnAnswer(Payment payment, Statements statements) {
        statements.add("UPDATE payments SET place = ? WHERE id = ?", archive.find(payment.id()), payment.id());
    }

    @KafkaHandler(topics = "f", group = "g")
    @Guarantee(Delivery.EXACTLY_ONCE)
    void aValueOfTheRun(Payment payment, Statements statements) {
        statements.add("UPDATE payments SET seen = ? WHERE id = ?", System.currentTimeMillis(), payment.id());
    }

    @KafkaHandler(topics = "h", group = "g")
    @Guarantee(Delivery.EXACTLY_ONCE)
    void aValueOfTheDatabase(Payment payment, Statements statements) {
        statements.add("UPDATE payments SET seen = now() WHERE id = ?", payment.id());
    }

    @KafkaHandler(topics = "i", group = "g")
    @Guarantee(Delivery.EXACTLY_ONCE)
    void aClaimThatIsLookedAt(Payment payment, Connection connection) throws SQLException {
        try (PreparedStatement claim =
                connection.prepareStatement("INSERT INTO seen (id) VALUES (?) ON CONFLICT (id) DO NOTHING")) {
            claim.setString(1, payment.id());
            if (claim.executeUpdate() == 1) {
                set(connection, payment);
            }
        }
    }

    @KafkaHandler(topics = "j", group = "g")
    @Guarantee(Delivery.EXACTLY_ONCE)
    void nothingThatLasts(Payment payment, Connection connection) {}

    @KafkaHandler(topics = "k", group = "g")
    void atLeastOnceIsEnough(Payment payment, Connection connection) throws SQLException {
        set(connection, payment);
    }

    private static void set(Connection connection, Payment payment) throws SQLException {
        try (PreparedStatement s = connection.prepareStatement("UPDATE payments SET cents = ? WHERE id = ?")) {
            s.setLong(1, payment.cents());
            s.setString(2, payment.id());
            s.executeUpdate();
        }
    }

    @KafkaHandler(topics = "l", group = "g")
    @Dedup(key = "id")
    void insertsByTheKey(Payment payment) { // hapax: redundant-dedup note
        jdbc.update(
                "INSERT INTO payments (id, cents) VALUES (?, ?) ON CONFLICT (id) DO NOTHING", payment.id(), payment.cents());
    }

    @KafkaHandler(topics = "m", group = "g")
    @Dedup(key = "order.number")
    void insertsByALongerPath(ConsumerRecord<String, Payment> message, Statements statements) { // hapax: redundant-dedup note
        Order order = message.value().order();
        statements.add("INSERT INTO orders (number) VALUES (?) ON CONFLICT (number) DO NOTHING", order.number());
    }

    @KafkaHandler(topics = "n", group = "g")
    @Dedup(key = "id")
    void claimsByTheKey(Payment payment, Connection connection) throws SQLException { // hapax: redundant-dedup note
        try (PreparedStatement claim =
                connection.prepareStatement("INSERT INTO seen (id) VALUES (?) ON CONFLICT (id) DO NOTHING")) {
            claim.setString(1, payment.id());
            if (claim.executeUpdate() == 1) {
                credit(connection, payment);
                set(connection, payment);
            }
        }
    }

    @KafkaHandler(topics = "n2", group = "g")
    @Guarantee(Delivery.EXACTLY_ONCE)
    @Dedup(key = "id")
    void claimsByTheKeyExactlyOnce(Payment payment, Connection connection) throws SQLException { // hapax: redundant-dedup note
        try (PreparedStatement claim =
                connection.prepareStatement("INSERT INTO seen (id) VALUES (?) ON CONFLICT (id) DO NOTHING")) {
            claim.setString(1, payment.id());
            if (claim.executeUpdate() == 1) {
                credit(connection, payment);
            }
        }
    }

    @KafkaHandler(topics = "o", group = "g")
    @Dedup(key = "id")
    void claimsByAnother(Payment payment, Connection connection) throws SQLException {
        try (PreparedStatement claim =
                connection.prepareStatement("INSERT INTO seen (id) VALUES (?) ON CONFLICT (id) DO NOTHING")) {
            claim.setString(1, payment.account());
            if (claim.executeUpdate() == 1) {
                credit(connection, payment);
            }
        }
    }

    @KafkaHandler(topics = "p", group = "g")
    @Dedup(key = "id")
    void doesMoreThanItClaims(Payment payment, Connection connection) throws SQLException {
        try (PreparedStatement claim =
                connection.prepareStatement("INSERT INTO seen (id) VALUES (?) ON CONFLICT (id) DO NOTHING")) {
            claim.setString(1, payment.id());
            if (claim.executeUpdate() == 1) {
                set(connection, payment);
            }
        }
        credit(connection, payment);
    }

    private static void credit(Connection connection, Payment payment) throws SQLException {
        try (PreparedStatement s = connection.prepareStatement("UPDATE accounts SET balance = balance + ? WHERE id = ?")) {
            s.setLong(1, payment.cents());
            s.setString(2, payment.account());
            s.executeUpdate();
        }
    }

    @KafkaHandler(topics = "q", group = "g")
    @Dedup(key = "id")
    void overwritesByTheKey(Payment payment, Connection connection) throws SQLException {
        set(connection, payment); // sent again later, it would bring back an older value
    }

    @KafkaHandler(topics = "r", group = "g")
    @Dedup(key = "id")
    void conflictsBySomethingUnsaid(Payment payment) {
        jdbc.update("INSERT INTO payments (id, cents) VALUES (?, ?) ON CONFLICT DO NOTHING", payment.id(), payment.cents());
    }

    @KafkaHandler(topics = "s", group = "g")
    @Dedup(key = "id")
    void conflictsByAnother(Payment payment) {
        jdbc.update(
                "INSERT INTO payments (id, account) VALUES (?, ?) ON CONFLICT (account) DO NOTHING",
                payment.id(),
                payment.account());
    }

    @KafkaHandler(topics = "t", group = "g")
    @Dedup(key = "id")
    void insertsAndCallsWhatNothingExplains(Payment payment) {
        jdbc.update("INSERT INTO payments (id) VALUES (?) ON CONFLICT (id) DO NOTHING", payment.id());
        archive.store(payment);
    }

    @KafkaHandler(topics = "u", group = "g")
    @Dedup(key = "id")
    void insertsByTheKeyAsText(Event event) { // hapax: redundant-dedup note
        jdbc.update("INSERT INTO events (id) VALUES (?) ON CONFLICT (id) DO NOTHING", event.id().toString());
    }

    record Event(UUID id) {}
}
