import jakarta.persistence.*;
import java.math.BigDecimal;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.transaction.annotation.Transactional;

/** A total that grows by what a row has changed by, where the row changes with it: the next time there is no difference. */
class Differences {
    record Bid(String id, String lot, BigDecimal amount, BigDecimal fee) {}

    private final Lots lots;
    private final Bids bids;
    private final JdbcTemplate jdbc;

    Differences(Lots lots, Bids bids, JdbcTemplate jdbc) {
        this.lots = lots;
        this.bids = bids;
        this.jdbc = jdbc;
    }

    @KafkaListener(topics = "a")
    @Transactional
    void addsTheDifference(Bid bid) {
        BidRow row = bids.findById(bid.id()).orElseThrow();
        LotRow lot = lots.findById(bid.lot()).orElseThrow();
        lot.total = lot.total.add(bid.amount().subtract(row.amount));
        row.amount = bid.amount();
    }

    @KafkaListener(topics = "b")
    @Transactional
    void addsTheDifferenceOrTheWhole(Bid bid) {
        BidRow row = bids.findByLot(bid.lot());
        BigDecimal before = BigDecimal.ZERO;
        if (row == null) {
            row = new BidRow();
            row.id = bid.id();
        } else {
            before = row.amount;
        }
        row.amount = bid.amount();
        bids.save(row);
        LotRow lot = lots.findById(bid.lot()).orElseThrow();
        lot.total = lot.total.add(bid.amount().subtract(before));
    }

    @KafkaListener(topics = "c")
    @Transactional
    void tellsTheDatabase(Bid bid) {
        BidRow row = bids.findById(bid.id()).orElseThrow();
        BigDecimal more = row.change(bid.amount());
        jdbc.update("UPDATE lots SET total = total + ? WHERE name = ?", more, bid.lot());
    }

    @KafkaListener(topics = "d")
    void isInterruptedInBetween(Bid bid) {
        BidRow row = bids.findById(bid.id()).orElseThrow();
        jdbc.update("UPDATE lots SET total = total + ? WHERE name = ?", bid.amount().subtract(row.amount), bid.lot()); // hapax: increment warning
        row.amount = bid.amount();
        bids.save(row);
    }

    @KafkaListener(topics = "e")
    @Transactional
    void addsAFeeToo(Bid bid) {
        BidRow row = bids.findById(bid.id()).orElseThrow();
        LotRow lot = lots.findById(bid.lot()).orElseThrow();
        lot.total = lot.total.add(bid.amount().subtract(row.amount)).add(bid.fee()); // hapax: increment warning
        row.amount = bid.amount();
    }

    @KafkaListener(topics = "f")
    @Transactional
    void countsToo(Bid bid) {
        BidRow row = bids.findById(bid.id()).orElseThrow();
        jdbc.update("UPDATE lots SET total = total + ?, bids = bids + 1 WHERE name = ?", bid.amount().subtract(row.amount), bid.lot()); // hapax: increment warning
        row.amount = bid.amount();
    }

    @KafkaListener(topics = "g")
    @Transactional
    void keepsTheOldAmount(Bid bid) {
        BidRow row = bids.findById(bid.id()).orElseThrow();
        LotRow lot = lots.findById(bid.lot()).orElseThrow();
        lot.total = lot.total.add(bid.amount().subtract(row.amount)); // hapax: increment warning
    }

    @KafkaListener(topics = "h")
    @Transactional
    void keepsItAtTimes(Bid bid) {
        BidRow row = bids.findById(bid.id()).orElseThrow();
        LotRow lot = lots.findById(bid.lot()).orElseThrow();
        lot.total = lot.total.add(bid.amount().subtract(row.amount)); // hapax: increment warning
        if (bid.fee().signum() > 0) {
            row.amount = bid.amount();
        }
    }

    @KafkaListener(topics = "i")
    @Transactional
    void setsAnotherValue(Bid bid) {
        BidRow row = bids.findById(bid.id()).orElseThrow();
        LotRow lot = lots.findById(bid.lot()).orElseThrow();
        lot.total = lot.total.add(bid.amount().subtract(row.amount)); // hapax: increment warning
        row.amount = bid.fee();
    }

    @Entity
    static class BidRow {
        @Id
        String id;

        String lot;
        BigDecimal amount;

        BigDecimal change(BigDecimal to) {
            BigDecimal more = to.subtract(amount);
            amount = to;
            return more;
        }
    }

    @Entity
    static class LotRow {
        @Id
        String name;

        BigDecimal total;
    }

    interface Bids extends JpaRepository<BidRow, String> {
        BidRow findByLot(String lot);
    }

    interface Lots extends JpaRepository<LotRow, String> {}
}
