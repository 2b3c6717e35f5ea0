import jakarta.persistence.*;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.annotation.Transactional;

/** Keys that nothing but the catch of a duplicate speaks of. */
class ExpectedDuplicates {
    record Order(UUID event, Long order) {}

    @org.springframework.stereotype.Repository
    static class Store {
        private final JdbcTemplate jdbc;

        Store(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        boolean isFirst(String consumer, UUID message, Instant at) {
            try {
                jdbc.update(
                        "INSERT INTO seen (consumer, message_id, at) VALUES (?, ?, ?)",
                        consumer,
                        message,
                        Timestamp.from(at));
                return true;
            } catch (DuplicateKeyException e) {
                return false;
            }
        }

        void ship(Long order) {
            jdbc.update("INSERT INTO shipments (id, order_number) VALUES (?, ?)", UUID.randomUUID(), order);
        }

        void shipAnyhow(Long order) {
            jdbc.update("INSERT INTO parcels (id, order_number) VALUES (?, ?)", UUID.randomUUID(), order); // hapax: insert warning
        }

        void shipLate(Long order) {
            jdbc.update("INSERT INTO freights (id, order_number) VALUES (?, ?)", UUID.randomUUID(), order); // hapax: insert warning
        }

        void draw() {
            jdbc.update("INSERT INTO draws (id, at) VALUES (?, ?)", UUID.randomUUID(), Timestamp.from(Instant.now())); // hapax: insert warning
        }

        void tell(Long order) {
            jdbc.update("INSERT INTO outbox (id, payload) VALUES (?, ?)", UUID.randomUUID(), order); // hapax: mark-before-effect warning
        }

        void set(Long order) {
            jdbc.update("UPDATE orders SET state = 'PAID' WHERE number = ?", order);
        }

        void close(Long order) {
            jdbc.update("UPDATE orders SET state = 'CLOSED' WHERE number = ?", order); // hapax: mark-before-effect warning
        }
    }

    @Entity
    static class Bill {
        @Id
        @GeneratedValue
        private Long id;

        private Long orderNumber;

        Bill(Long orderNumber) {
            this.orderNumber = orderNumber;
        }
    }

    interface Bills extends JpaRepository<Bill, Long> {}

    private final Store store;
    private final Bills bills;
    private final KafkaTemplate<String, String> kafka;

    ExpectedDuplicates(Store store, Bills bills, KafkaTemplate<String, String> kafka) {
        this.store = store;
        this.bills = bills;
        this.kafka = kafka;
    }

    /** Two columns are the key, the third is the clock. */
    @KafkaListener(topics = "orders", groupId = "a")
    @Transactional
    public void claimsInTheTransaction(Order order) {
        if (!store.isFirst("a", order.event(), Instant.now())) {
            return;
        }
        store.tell(order.order());
        store.set(order.order());
    }

    @KafkaListener(topics = "orders", groupId = "b")
    void claimsByItself(Order order) {
        if (!store.isFirst("b", order.event(), Instant.now())) {
            return;
        }
        store.tell(order.order());
    }

    /** What sets the same twice is still lost where the claim stays and it failed. */
    @KafkaListener(topics = "orders", groupId = "b")
    void claimsByItselfAndSets(Order order) {
        if (!store.isFirst("b", order.event(), Instant.now())) {
            return;
        }
        store.close(order.order());
    }

    /** The drawn id never meets itself: the other column is what is meant. */
    @KafkaListener(topics = "orders", groupId = "c")
    @Transactional
    public void shipsOnce(Order order) {
        try {
            store.ship(order.order());
        } catch (DuplicateKeyException e) {
            return;
        }
        store.tell(order.order());
    }

    @KafkaListener(topics = "orders", groupId = "d")
    void bills(Order order) {
        try {
            bills.save(new Bill(order.order()));
        } catch (DataIntegrityViolationException e) {
            return;
        }
        kafka.send("billed", "it is"); // hapax: mark-before-effect warning, unawaited-send note
    }

    /** Any failure is caught: that says nothing of a key. */
    @KafkaListener(topics = "orders", groupId = "e")
    void shipsAnyhow(Order order) {
        try {
            store.shipAnyhow(order.order());
        } catch (RuntimeException e) { // hapax: swallowed-exception warning
            return;
        }
    }

    /** Nobody says of a failure that is given up that it was a duplicate. */
    @KafkaListener(topics = "orders", groupId = "e")
    void waitsAndShips(Order order) {
        try {
            Thread.sleep(10);
            store.shipLate(order.order());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nothing in it is the same the second time. */
    @KafkaListener(topics = "orders", groupId = "f")
    void draws(Order order) {
        try {
            store.draw();
        } catch (DuplicateKeyException e) {
            return;
        }
    }

    static class Pairs {
        private final JdbcTemplate jdbc;

        Pairs(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        /** Of two inserts, the one with the drawn id is there again before the other one fails. */
        @KafkaListener(topics = "orders", groupId = "g")
        void writesBoth(Order order) {
            try {
                jdbc.update("INSERT INTO letters (id, order_number) VALUES (?, ?)", UUID.randomUUID(), order.order()); // hapax: insert warning
                jdbc.update("INSERT INTO known (message_id) VALUES (?)", order.event()); // hapax: insert warning
            } catch (DuplicateKeyException e) {
                return;
            }
        }
    }

    @org.springframework.stereotype.Repository
    static class Rewards {
        private final JdbcTemplate jdbc;

        Rewards(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        void invite(UUID guest, Long host) {
            jdbc.update("INSERT INTO invitations (guest, host) VALUES (?, ?)", guest, host);
        }

        void inviteOrNot(UUID guest, Long host) {
            jdbc.update("INSERT INTO guests (guest, host) VALUES (?, ?)", guest, host); // hapax: insert warning
        }

        void inviteAnyhow(UUID guest) {
            jdbc.update("INSERT INTO greetings (guest, greeted) VALUES (?, ?)", guest, Timestamp.from(Instant.now())); // hapax: insert warning
        }

        void reward(Long host) {
            jdbc.update("UPDATE members SET bonus = bonus + 5 WHERE member_id = ?", host);
        }

        void rewardAnyhow(Long host) {
            jdbc.update("UPDATE members SET bonus = bonus + 5 WHERE member_id = ?", host); // hapax: increment warning
        }
    }

    private Rewards rewards;

    /** Whichever of the columns is unique, the message brings it. */
    @KafkaListener(topics = "orders", groupId = "inv-a")
    @Transactional
    public void rewardsOnce(Order order) {
        try {
            rewards.invite(order.event(), order.order());
        } catch (DuplicateKeyException e) {
            return;
        }
        rewards.reward(order.order());
    }

    /** Not here: it may be the two together. */
    @KafkaListener(topics = "orders", groupId = "inv-b")
    @Transactional
    public void rewardsAgain(Order order) {
        try {
            rewards.inviteAnyhow(order.event());
        } catch (DuplicateKeyException e) {
            return;
        }
        rewards.rewardAnyhow(order.order());
    }

    /** Some other constraint may be meant. */
    @KafkaListener(topics = "orders", groupId = "inv-c")
    void rewardsUnlessRefused(Order order) {
        try {
            rewards.inviteOrNot(order.event(), order.order());
        } catch (DataIntegrityViolationException e) {
            return;
        }
    }
}
