import jakarta.persistence.*;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Effects of listeners that wait for the end of the transaction: the mark is committed by then. */
class LateListeners {
    record Paid(Long booking) {}

    record Confirmed(Long booking) {}

    record Confirming(Long booking) {}

    record Seen(Long booking) {}

    record Over(Long booking) {}

    @Entity
    static class Booking {
        @Id
        private Long id;

        private String state;

        String getState() {
            return state;
        }

        void setState(String state) {
            this.state = state;
        }
    }

    interface Bookings extends JpaRepository<Booking, Long> {}

    private final Bookings bookings;
    private final ApplicationEventPublisher events;

    LateListeners(Bookings bookings, ApplicationEventPublisher events) {
        this.bookings = bookings;
        this.events = events;
    }

    @KafkaListener(topics = "paid", groupId = "a")
    @Transactional
    public void marksAndTells(Paid paid) {
        Booking booking = bookings.findById(paid.booking()).orElseThrow();
        if ("CONFIRMED".equals(booking.getState())) {
            return;
        }
        booking.setState("CONFIRMED");
        bookings.save(booking);
        events.publishEvent(new Confirmed(paid.booking()));
    }

    /** The listener waits, whenever it was told. */
    @KafkaListener(topics = "paid", groupId = "b")
    @Transactional
    public void tellsAndMarks(Paid paid) {
        Booking booking = bookings.findById(paid.booking()).orElseThrow();
        if ("CONFIRMED".equals(booking.getState())) {
            return;
        }
        events.publishEvent(new Over(paid.booking()));
        booking.setState("CONFIRMED");
        bookings.save(booking);
    }

    @KafkaListener(topics = "paid", groupId = "c")
    @Transactional
    public void tellsBeforeTheCommit(Paid paid) {
        Booking booking = bookings.findById(paid.booking()).orElseThrow();
        if ("CONFIRMED".equals(booking.getState())) {
            return;
        }
        booking.setState("CONFIRMED");
        bookings.save(booking);
        events.publishEvent(new Confirming(paid.booking()));
    }

    @KafkaListener(topics = "paid", groupId = "d")
    @Transactional
    public void tellsAtOnce(Paid paid) {
        Booking booking = bookings.findById(paid.booking()).orElseThrow();
        if ("CONFIRMED".equals(booking.getState())) {
            return;
        }
        booking.setState("CONFIRMED");
        bookings.save(booking);
        events.publishEvent(new Seen(paid.booking()));
    }

    static class Senders {
        private final KafkaTemplate<String, String> kafka;

        Senders(KafkaTemplate<String, String> kafka) {
            this.kafka = kafka;
        }

        @TransactionalEventListener
        void confirmed(Confirmed event) {
            kafka.send("confirmed", "it is"); // hapax: mark-before-effect warning, unawaited-send note
        }

        @TransactionalEventListener(phase = TransactionPhase.AFTER_COMPLETION)
        void over(Over event) {
            kafka.send("over", "it is"); // hapax: mark-before-effect warning, unawaited-send note
        }

        @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
        void confirming(Confirming event) {
            kafka.send("confirming", "it is"); // hapax: check-then-act note, unawaited-send note
        }

        @EventListener
        void seen(Seen event) {
            kafka.send("seen", "it is"); // hapax: check-then-act note, unawaited-send note
        }
    }
}
