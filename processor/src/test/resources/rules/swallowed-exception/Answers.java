import dev.hapax.*;
import jakarta.persistence.EntityNotFoundException;
import java.util.*;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.*;
import org.springframework.dao.*;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;

/** An exception can be a failure, or an answer. What is done about a failure is judged with it. */
class Answers {
    record Booking(String id, String room, int nights) {}

    static class RoomTaken extends RuntimeException {}

    static class StoreFailed extends RuntimeException {
        StoreFailed(Exception cause) {
            super(cause);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
    private static final String BOOKED = "UPDATE rooms SET booking = ? WHERE name = ?";

    private final JdbcTemplate jdbc;
    private final KafkaTemplate<String, Object> template;
    private final Rooms rooms = new Rooms();

    Answers(JdbcTemplate jdbc, KafkaTemplate<String, Object> template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    @KafkaListener(topics = "a")
    void tellsOfAnyFailure(Booking booking) {
        try {
            jdbc.update(BOOKED, booking.id(), booking.room());
            template.send("booked", booking.id()); // hapax: send warning, unawaited-send note
        } catch (Exception e) { // hapax: swallowed-exception warning
            template.send("booking-failed", booking.id()); // hapax: send warning, unawaited-send note
        }
    }

    @KafkaListener(topics = "b")
    void tellsOfADecision(Booking booking) {
        try {
            rooms.mustBeFree(booking);
            jdbc.update(BOOKED, booking.id(), booking.room());
            template.send("booked", booking.id()); // hapax: send warning, unawaited-send note
        } catch (RoomTaken e) {
            template.send("booking-refused", booking.id()); // hapax: send warning, unawaited-send note
        }
    }

    @KafkaListener(topics = "c")
    void tellsOfAFailureInDisguise(Booking booking) {
        try {
            rooms.store(booking);
        } catch (StoreFailed e) { // hapax: swallowed-exception warning
            template.send("booking-failed", booking.id()); // hapax: send warning, unawaited-send note
        }
    }

    @KafkaListener(topics = "d")
    void looksElsewhere(Booking booking) {
        try {
            rooms.mustExist(booking);
            jdbc.update(BOOKED, booking.id(), booking.room());
        } catch (EntityNotFoundException e) {
            jdbc.update("UPDATE halls SET booking = ? WHERE name = ?", booking.id(), booking.room());
        }
    }

    @KafkaListener(topics = "e")
    void looksElsewhereAtTimes(Booking booking) {
        try {
            rooms.mustExist(booking);
            jdbc.update(BOOKED, booking.id(), booking.room());
        } catch (EntityNotFoundException e) { // hapax: swallowed-exception warning
            if (booking.nights() > 3) {
                jdbc.update("UPDATE halls SET booking = ? WHERE name = ?", booking.id(), booking.room());
            }
        }
    }

    @KafkaListener(topics = "f")
    void parses(Booking booking) {
        int floor;
        try {
            floor = Integer.parseInt(booking.room());
        } catch (NumberFormatException e) {
            floor = 0;
        }
        jdbc.update("UPDATE bookings SET floor = ? WHERE id = ?", floor, booking.id());
    }

    @KafkaListener(topics = "g")
    void keepsTheMessage(ConsumerRecord<String, Booking> record) throws Exception {
        try {
            jdbc.update(BOOKED, record.value().id(), record.value().room());
        } catch (DataAccessException e) {
            template.send("bookings-dlt", record.key(), record.value()).get();
        }
    }

    @KafkaListener(topics = "h")
    void keepsItUnawaited(ConsumerRecord<String, Booking> record) {
        try {
            jdbc.update(BOOKED, record.value().id(), record.value().room());
        } catch (DataAccessException e) { // hapax: swallowed-exception warning
            template.send("bookings-dlt", record.key(), record.value()); // hapax: unawaited-send note
        }
    }

    @KafkaListener(topics = "i")
    void tellsWhoeverAsks(Booking booking) {
        try {
            jdbc.update(BOOKED, booking.id(), booking.room());
        } catch (Exception e) { // hapax: swallowed-exception warning
            LOG.error("room {}", booking.room(), e);
        }
        template.send("seen", booking.id()); // hapax: send warning, unawaited-send note
    }

    @KafkaListener(topics = "j")
    void countsTheFailure(Booking booking) {
        try {
            jdbc.update(BOOKED, booking.id(), booking.room());
        } catch (Exception e) { // hapax: swallowed-exception warning
            jdbc.update("UPDATE rooms SET failures = failures + 1 WHERE name = ?", booking.room()); // hapax: increment warning
        }
    }

    @KafkaListener(topics = "k")
    void refusesADuplicate(Booking booking) {
        try {
            jdbc.update("INSERT INTO bookings (id) VALUES (?)", booking.id());
        } catch (DuplicateKeyException e) {
            template.send("refused", booking.id()); // hapax: send warning, unawaited-send note
        }
    }

    @KafkaListener(topics = "l")
    void asksOnly(Booking booking) {
        try {
            LOG.info("{}", jdbc.queryForList("SELECT id FROM bookings WHERE room = ?", booking.room()));
        } catch (RuntimeException e) {
            template.send("unknown", booking.id()); // hapax: send warning, unawaited-send note
        }
    }

    @KafkaListener(topics = "m")
    void repairsBothWays(Booking booking) {
        try {
            jdbc.update(BOOKED, booking.id(), booking.room());
        } catch (Exception e) { // hapax: swallowed-exception warning
            tell(booking);
            return;
        }
        tell(booking);
    }

    private void tell(Booking booking) {
        template.send("told", booking.id()); // hapax: send warning, unawaited-send note
    }

    @KafkaHandler(topics = "n", group = "g")
    @Guarantee(Delivery.EXACTLY_ONCE)
    void isNotCovered(Booking booking, Emitter<String, Object> out) {
        try {
            jdbc.update(BOOKED, booking.id(), booking.room());
        } catch (DataAccessException e) { // hapax: swallowed-exception warning
            template.send("booking-failed", booking.id()); // hapax: uncovered-effect, unawaited-send
        }
    }

    class Rooms {
        void mustBeFree(Booking booking) {
            if (booking.nights() > 9) {
                throw new RoomTaken();
            }
        }

        void mustExist(Booking booking) {
            if (booking.room().isEmpty()) {
                throw new EntityNotFoundException();
            }
        }

        void store(Booking booking) {
            try {
                jdbc.update(BOOKED, booking.id(), booking.room());
            } catch (DataAccessException e) {
                throw new StoreFailed(e);
            }
        }
    }
}
