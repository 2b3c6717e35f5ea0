import jakarta.persistence.*;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;

/** A number that the process counts is another one in each run, and begins anew when the process does. */
class CountedInMemory {
    record Trade(String id, int amount) {}

    record Deal(long dealId, String trade, long counted) {}

    @Entity
    static class Booking {
        @Id
        private long id;

        private String trade;

        void setId(long id) {
            this.id = id;
        }

        void setTrade(String trade) {
            this.trade = trade;
        }
    }

    interface Bookings extends JpaRepository<Booking, Long> {}

    private static long nextDeal;

    private final AtomicLong nextBooking = new AtomicLong();
    private final KafkaTemplate<String, Deal> kafka;
    private final Bookings bookings;
    private long seen;
    private long limit = 7;

    CountedInMemory(KafkaTemplate<String, Deal> kafka, Bookings bookings) {
        this.kafka = kafka;
        this.bookings = bookings;
    }

    @KafkaListener(topics = "a")
    public void sendsADeal(Trade trade) {
        Deal deal = new Deal(++nextDeal, trade.id(), 0); // hapax: nondeterministic-identity warning
        kafka.send("deals", deal).join(); // hapax: send warning
    }

    @KafkaListener(topics = "b")
    public void sendsByTheCount(Trade trade) {
        long id = nextBooking.incrementAndGet(); // hapax: nondeterministic-identity warning
        kafka.send("bookings", String.valueOf(id), new Deal(7, trade.id(), 0)).join(); // hapax: send warning
    }

    @KafkaListener(topics = "c")
    public void saysHowMany(Trade trade) {
        seen++;
        kafka.send("counted", new Deal(limit, trade.id(), seen)).join(); // hapax: send warning
    }

    @KafkaListener(topics = "d")
    public void savesUnderTheCount(Trade trade) {
        Booking booking = new Booking();
        booking.setId(nextDeal++);
        booking.setTrade(trade.id());
        bookings.save(booking); // hapax: insert warning
    }

    @KafkaListener(topics = "e")
    public void savesUnderAConstant(Trade trade) {
        Booking booking = new Booking();
        booking.setId(limit);
        booking.setTrade(trade.id());
        bookings.save(booking);
    }

    /** Set back, it comes to the same in each run. */
    @KafkaListener(topics = "f")
    public void numbersItsLines(Trade trade) {
        seen = 0;
        for (int i = 0; i < trade.amount(); i++) {
            seen = seen + 1;
            kafka.send("lines", trade.id() + seen, new Deal(seen, trade.id(), 0)).join(); // hapax: send warning
        }
    }
}
