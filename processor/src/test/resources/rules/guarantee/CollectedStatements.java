import dev.hapax.*;
import java.util.List;

class CollectedStatements {
    record Payment(String id, String account, long cents) {}

    @KafkaHandler(topics = "a", group = "g")
    @Guarantee(Delivery.EXACTLY_ONCE)
    void coveredByTheTransaction(Payment payment, Statements statements) {
        statements.add("UPDATE accounts SET balance = balance + ? WHERE id = ?", payment.cents(), payment.account());
        statements.addUnordered("INSERT INTO bookings (cents) VALUES (?)", payment.cents());
    }

    @KafkaHandler(topics = "b", group = "g")
    @Guarantee(Delivery.EXACTLY_ONCE)
    void listsAreCoveredToo(List<Payment> payments, Statements statements) {
        for (Payment payment : payments) {
            statements.add("UPDATE accounts SET balance = balance + ? WHERE id = ?", payment.cents(), payment.account());
        }
    }

    @KafkaHandler(topics = "c", group = "g")
    void anIncrementWithoutAClaim(Payment payment, Statements statements) {
        statements.add("UPDATE accounts SET balance = balance + ? WHERE id = ?", payment.cents(), payment.account()); // hapax: increment
    }

    @KafkaHandler(topics = "d", group = "g")
    void anInsertWithoutAClaim(Payment payment, Statements statements) {
        statements.addUnordered("INSERT INTO bookings (cents) VALUES (?)", payment.cents()); // hapax: insert
    }

    @KafkaHandler(topics = "e", group = "g")
    @Dedup(key = "id")
    void claimedInTheTransaction(Payment payment, Statements statements) {
        statements.add("UPDATE accounts SET balance = balance + ? WHERE id = ?", payment.cents(), payment.account());
    }

    @KafkaHandler(topics = "f", group = "g")
    void natural(Payment payment, Statements statements) {
        statements.add("UPDATE payments SET cents = ? WHERE id = ?", payment.cents(), payment.id());
        statements.add("INSERT INTO payments (id, cents) VALUES (?, ?) ON CONFLICT (id) DO NOTHING", payment.id(), payment.cents());
        statements.add("DELETE FROM open_payments WHERE id = ?", payment.id());
    }

    @KafkaHandler(topics = "h", group = "g")
    @Guarantee(Delivery.EXACTLY_ONCE)
    void handedOn(Payment payment, Statements statements) {
        new Book(statements).enter(payment);
    }

    record Book(Statements statements) {
        void enter(Payment payment) {
            statements.add("INSERT INTO bookings (cents) VALUES (?)", payment.cents());
        }
    }
}
