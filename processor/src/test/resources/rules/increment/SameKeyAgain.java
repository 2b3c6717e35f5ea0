import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import java.time.LocalDate;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A row that is found, and whose key is set to what it was found by once more: it is found the next time. */
@Service
class SameKeyAgain {
    private final Days days;
    private final Shops shops;

    SameKeyAgain(Days days, Shops shops) {
        this.days = days;
        this.shops = shops;
    }

    @KafkaListener(topics = "a")
    @Transactional
    public void countsTheDay(String visitor) {
        Day day = days.findByDate(LocalDate.now());
        if (day != null) {
            day.visits = day.visits + 1; // hapax: increment warning
            day.date = LocalDate.now();
            days.save(day);
        }
    }

    @KafkaListener(topics = "b")
    @Transactional
    public void countsTheShop(Visit visit) {
        Shop shop = shops.findByCode(visit.shop());
        if (shop != null) {
            shop.code = visit.shop();
            shop.visits = shop.visits + 1; // hapax: increment warning
            shops.save(shop);
        }
    }

    /** What must not be there is set: it is not found the next time. */
    @KafkaListener(topics = "c")
    @Transactional
    public void countsTheOpenOnes(Visit visit) {
        Shop shop = shops.findByCodeAndStatusNot(visit.shop(), "CLOSED");
        if (shop != null) {
            shop.status = "CLOSED";
            shop.visits = shop.visits + 1;
            shops.save(shop);
        }
    }

    record Visit(String shop) {}

    @Entity
    static class Day {
        @Id
        @GeneratedValue
        private Long id;

        private LocalDate date;
        private long visits;
    }

    interface Days extends JpaRepository<Day, Long> {
        Day findByDate(LocalDate date);
    }

    @Entity
    static class Shop {
        @Id
        @GeneratedValue
        private Long id;

        private String code;
        private String status;
        private long visits;
    }

    interface Shops extends JpaRepository<Shop, Long> {
        Shop findByCode(String code);

        Shop findByCodeAndStatusNot(String code, String status);
    }
}
