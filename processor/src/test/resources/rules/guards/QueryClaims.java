import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.data.jpa.repository.*;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.*;
import org.springframework.transaction.annotation.Transactional;

/** Claims that are queries: they hand out the row that they have written, and no row where it was there. */
@Component
class QueryClaims {
    record Bill(String id, String payer, long cents) {}

    private static final String ADD = "UPDATE payers SET owed = owed + ? WHERE id = ?";
    private static final String CLAIM =
            "INSERT INTO seen_bills (id) VALUES (?) ON CONFLICT (id) DO NOTHING RETURNING id";

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final Bills bills;

    QueryClaims(JdbcTemplate jdbc, JdbcClient client, Bills bills) {
        this.jdbc = jdbc;
        this.client = client;
        this.bills = bills;
    }

    @KafkaListener(topics = "a")
    @Transactional
    public void anOptionalRow(Bill bill) {
        if (isFirst(bill.id())) {
            jdbc.update(ADD, bill.cents(), bill.payer());
        }
    }

    private boolean isFirst(String id) {
        return client.sql(CLAIM).param(id).query(String.class).optional().isPresent();
    }

    @KafkaListener(topics = "b")
    @Transactional
    public void aListOfRows(Bill bill) {
        List<String> written = jdbc.queryForList(CLAIM, String.class, bill.id());
        if (written.isEmpty()) {
            return;
        }
        jdbc.update(ADD, bill.cents(), bill.payer());
    }

    @KafkaListener(topics = "c")
    @Transactional
    public void theOtherWayRound(Bill bill) {
        if (jdbc.queryForList(CLAIM, String.class, bill.id()).isEmpty()) {
            jdbc.update(ADD, bill.cents(), bill.payer()); // hapax: increment warning
        }
    }

    @KafkaListener(topics = "f")
    public void inTheSameStatement(Bill bill) {
        jdbc.update(
                "WITH fresh AS (INSERT INTO seen_bills (id) VALUES (?) ON CONFLICT DO NOTHING RETURNING id)"
                        + " UPDATE payers SET owed = owed + ? WHERE id = ? AND EXISTS (SELECT 1 FROM fresh)",
                bill.id(),
                bill.cents(),
                bill.payer());
    }

    @KafkaListener(topics = "claimed-insert")
    public void insertsInTheSameStatement(Bill bill) {
        jdbc.update(
                "WITH fresh AS (INSERT INTO seen_bills (id) VALUES (?) ON CONFLICT DO NOTHING RETURNING id)"
                        + " INSERT INTO bill_events (bill, kind) SELECT id, 'seen' FROM fresh",
                bill.id());
    }

    @KafkaListener(topics = "taken-insert")
    public void movesInTheSameStatement(Bill bill) {
        jdbc.update(
                "WITH due AS (DELETE FROM open_bills WHERE id = ? RETURNING id, cents)"
                        + " INSERT INTO paid_bills (bill, cents) SELECT id, cents FROM due",
                bill.id());
    }

    @KafkaListener(topics = "drawn-insert")
    public void claimsWhatItHasDrawn(Bill bill) {
        jdbc.update( // hapax: insert warning
                "WITH fresh AS (INSERT INTO seen_bills (id) VALUES (?) ON CONFLICT DO NOTHING RETURNING id)"
                        + " INSERT INTO bill_events (bill, kind) SELECT id, 'seen' FROM fresh",
                UUID.randomUUID());
    }

    @KafkaListener(topics = "g")
    public void beforeTheSameStatement(Bill bill) {
        jdbc.update( // hapax: increment warning
                "WITH fresh AS (INSERT INTO seen_bills (id) VALUES (?) ON CONFLICT DO NOTHING RETURNING id)"
                        + " UPDATE payers SET owed = owed + ? WHERE id = ?",
                bill.id(),
                bill.cents(),
                bill.payer());
    }

    @KafkaListener(topics = "h")
    public void anotherThanBeforeOrNone(Bill bill) {
        jdbc.update(
                "UPDATE payers SET owed = owed + ?, last_bill = ? WHERE id = ? AND (last_bill IS NULL OR last_bill <> ?)",
                bill.cents(),
                bill.id(),
                bill.payer(),
                bill.id());
    }

    @KafkaListener(topics = "i")
    public void aVersionThatIsReadAgain(Bill bill) {
        long version = jdbc.queryForObject("SELECT version FROM payers WHERE id = ?", Long.class, bill.payer());
        int rows = jdbc.update( // hapax: increment warning
                "UPDATE payers SET owed = owed + ?, version = version + 1 WHERE id = ? AND version = ?",
                bill.cents(),
                bill.payer(),
                version);
        if (rows == 0) {
            throw new IllegalStateException("changed by somebody else");
        }
    }

    @KafkaListener(topics = "j")
    @Transactional
    public void noSuchRow(Bill bill) {
        try {
            jdbc.queryForObject("SELECT id FROM seen_bills WHERE id = ?", String.class, bill.id());
        } catch (EmptyResultDataAccessException none) {
            jdbc.update(ADD, bill.cents(), bill.payer());
            jdbc.update("INSERT INTO seen_bills (id) VALUES (?)", bill.id());
        }
    }

    @KafkaListener(topics = "k")
    @Transactional
    public void noSuchRowSaysAMethod(Bill bill) {
        if (!isKnown(bill.id())) {
            jdbc.update(ADD, bill.cents(), bill.payer());
            jdbc.update("INSERT INTO seen_bills (id) VALUES (?)", bill.id());
        }
    }

    private boolean isKnown(String id) {
        try {
            jdbc.queryForObject("SELECT 1 FROM seen_bills WHERE id = ?", Integer.class, id);
            return true;
        } catch (EmptyResultDataAccessException none) {
            return false;
        }
    }

    @KafkaListener(topics = "d")
    @Transactional
    public void constantsOfJavaInAQuery(Bill bill) {
        if (bills.pay(bill.id()) != 1) {
            return;
        }
        jdbc.update(ADD, bill.cents(), bill.payer());
    }

    @KafkaListener(topics = "e")
    @Transactional
    public void theSameConstantTwice(Bill bill) {
        if (bills.keep(bill.id()) != 1) {
            return;
        }
        jdbc.update(ADD, bill.cents(), bill.payer()); // hapax: increment warning
    }
}

@Entity
class StoredBill {
    enum State {
        OPEN,
        PAID
    }

    @Id
    String id;

    State state;
}

interface Bills extends JpaRepository<StoredBill, String> {
    @Modifying
    @Query("update StoredBill b set b.state = org.shop.StoredBill.State.PAID"
            + " where b.id = :id and b.state = org.shop.StoredBill.State.OPEN")
    int pay(String id);

    @Modifying
    @Query("update StoredBill b set b.state = org.shop.StoredBill.State.PAID"
            + " where b.id = :id and b.state = org.shop.StoredBill.State.PAID")
    int keep(String id);
}
