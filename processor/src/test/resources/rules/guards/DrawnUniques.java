import jakarta.persistence.*;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;

/** Who catches the duplicate of something that is drawn knows of no key that the message has. */
class DrawnUniques {
    record Order(Long number, String batch) {}

    @Entity
    @Table(name = "vouchers")
    static class Voucher {
        @Id
        @GeneratedValue
        private Long id;

        @Column(unique = true)
        private String code;

        private Long orderNumber;

        Voucher(String code, Long orderNumber) {
            this.code = code;
            this.orderNumber = orderNumber;
        }
    }

    @Entity
    @Table(
            name = "tickets",
            uniqueConstraints = @UniqueConstraint(columnNames = {"code", "batch"}))
    static class Ticket {
        @Id
        @GeneratedValue
        private Long id;

        private String code;
        private String batch;
        private Long orderNumber;

        Ticket(String code, Order order) {
            this.code = code;
            this.batch = order.batch();
            this.orderNumber = order.number();
        }
    }

    /** One of two is the message's. */
    @Entity
    @Table(name = "passes")
    static class Pass {
        @Id
        @GeneratedValue
        private Long id;

        @Column(unique = true)
        private String code;

        @Column(unique = true)
        private Long orderNumber;

        Pass(String code, Long orderNumber) {
            this.code = code;
            this.orderNumber = orderNumber;
        }
    }

    interface Vouchers extends JpaRepository<Voucher, Long> {}

    interface Tickets extends JpaRepository<Ticket, Long> {}

    interface Passes extends JpaRepository<Pass, Long> {}

    private final Vouchers vouchers;
    private final Tickets tickets;
    private final Passes passes;
    private final JdbcTemplate jdbc;

    DrawnUniques(Vouchers vouchers, Tickets tickets, Passes passes, JdbcTemplate jdbc) {
        this.vouchers = vouchers;
        this.tickets = tickets;
        this.passes = passes;
        this.jdbc = jdbc;
    }

    @KafkaListener(topics = "a")
    void ofAColumn(Order order) {
        try {
            vouchers.save(new Voucher(UUID.randomUUID().toString(), order.number())); // hapax: insert warning, nondeterministic-identity warning
        } catch (DataIntegrityViolationException e) {
            return;
        }
    }

    @KafkaListener(topics = "b")
    void ofSeveralColumns(Order order) {
        try {
            tickets.save(new Ticket(UUID.randomUUID().toString(), order)); // hapax: insert warning, nondeterministic-identity warning
        } catch (DataIntegrityViolationException e) {
            return;
        }
    }

    @KafkaListener(topics = "c")
    void ofOneOfTwo(Order order) {
        try {
            passes.save(new Pass(UUID.randomUUID().toString(), order.number()));
        } catch (DataIntegrityViolationException e) {
            return;
        }
    }

    @KafkaListener(topics = "d")
    void byAStatement(Order order) {
        try {
            jdbc.update( // hapax: insert warning
                    "INSERT INTO vouchers (id, code, order_number) VALUES (?, ?, ?)",
                    UUID.randomUUID(),
                    UUID.randomUUID().toString(),
                    order.number());
        } catch (DuplicateKeyException e) {
            return;
        }
    }

    @KafkaListener(topics = "e")
    void byAStatementOfOneOfTwo(Order order) {
        try {
            jdbc.update(
                    "INSERT INTO passes (id, code, order_number) VALUES (?, ?, ?)",
                    UUID.randomUUID(),
                    UUID.randomUUID().toString(),
                    order.number());
        } catch (DuplicateKeyException e) {
            return;
        }
    }

    /** What the class calls unique is not written here: which key is meant is not known. */
    @KafkaListener(topics = "f")
    void withoutIt(Order order) {
        try {
            jdbc.update(
                    "INSERT INTO vouchers (id, order_number) VALUES (?, ?)", UUID.randomUUID(), order.number());
        } catch (DuplicateKeyException e) {
            return;
        }
    }
}
