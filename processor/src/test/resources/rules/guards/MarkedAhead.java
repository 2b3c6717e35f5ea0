import jakarta.persistence.*;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A message that is marked in a transaction of its own is lost where the process dies before the rest is done, however well that is guarded. */
class MarkedAhead {
    private final AtomicLong handled = new AtomicLong();
    private final List<String> recent = new ArrayList<>();
    private final Inbox inbox;
    private final Seats seats;

    MarkedAhead(Inbox inbox, Seats seats) {
        this.inbox = inbox;
        this.seats = seats;
    }

    @KafkaListener(topics = "a")
    public void marksAndFrees(ConsumerRecord<String, String> record) {
        if (inbox.isNew(record)) {
            seats.free(record.key());
        }
    }

    @KafkaListener(topics = "b")
    public void marksAndNames(ConsumerRecord<String, String> record) {
        if (inbox.isNew(record)) {
            seats.name(record.key(), record.value());
        }
    }

    @KafkaListener(topics = "c")
    @Transactional
    public void marksWithIt(ConsumerRecord<String, String> record) {
        if (inbox.isNew(record)) {
            seats.occupy(record.key());
        }
    }

    @KafkaListener(topics = "e")
    public void marksAndMoves(ConsumerRecord<String, String> record) {
        if (inbox.isNew(record)) {
            seats.move(record.key(), record.value());
        }
    }

    @KafkaListener(topics = "f")
    public void marksAndSaves(ConsumerRecord<String, String> record) {
        if (inbox.isNew(record)) {
            seats.save(record.key(), record.value());
        }
    }

    /** What is set after the object is saved is a part of what is lost with it. */
    @KafkaListener(topics = "h")
    public void marksAndAdds(ConsumerRecord<String, String> record) {
        if (inbox.isNew(record)) {
            seats.add(record.key(), record.value());
        }
    }

    /** What is in memory is lost with the process, whether or not something was marked. */
    @KafkaListener(topics = "g")
    public void marksAndCounts(ConsumerRecord<String, String> record) {
        if (inbox.isNew(record)) {
            handled.incrementAndGet();
            recent.add(record.key());
        }
    }

    @KafkaListener(topics = "d")
    public void freesWithoutAMark(ConsumerRecord<String, String> record) {
        seats.freeOnce(record.key());
    }

    @Service
    static class Inbox {
        private final Messages messages;

        Inbox(Messages messages) {
            this.messages = messages;
        }

        @Transactional
        public boolean isNew(ConsumerRecord<?, ?> record) {
            if (record == null) {
                return true;
            }
            if (messages.existsByTopicAndPlace(record.topic(), record.offset())) {
                return false;
            }
            messages.save(new Message(record.topic(), record.offset()));
            return true;
        }
    }

    @Service
    static class Seats {
        private final SeatRows rows;
        private final JdbcTemplate jdbc;

        Seats(SeatRows rows, JdbcTemplate jdbc) {
            this.rows = rows;
            this.jdbc = jdbc;
        }

        @Transactional
        public void free(String name) {
            SeatRow seat = rows.findById(name).orElseThrow();
            if (seat.free) {
                return;
            }
            jdbc.update("UPDATE halls SET free = free + 1"); // hapax: mark-before-effect warning
            seat.free = true;
        }

        @Transactional
        public void freeOnce(String name) {
            SeatRow seat = rows.findById(name).orElseThrow();
            if (seat.free) {
                return;
            }
            jdbc.update("UPDATE halls SET free = free + 1");
            seat.free = true;
        }

        @Transactional
        public void name(String name, String guest) {
            jdbc.update("UPDATE seats SET guest = ? WHERE name = ?", guest, name); // hapax: mark-before-effect warning
        }

        @Transactional
        public void move(String name, String hall) {
            SeatRow seat = rows.findById(name).orElseThrow();
            seat.hall = hall; // hapax: mark-before-effect warning
            seat.free = true;
        }

        public void save(String name, String hall) {
            SeatRow seat = rows.findById(name).orElseThrow();
            seat.hall = hall;
            seat.free = true;
            rows.save(seat); // hapax: mark-before-effect warning
        }

        @Transactional
        public void add(String name, String hall) {
            SeatRow seat = new SeatRow();
            seat.name = name;
            SeatRow saved = rows.save(seat); // hapax: mark-before-effect warning
            saved.hall = hall;
        }

        @Transactional
        public void occupy(String name) {
            jdbc.update("UPDATE halls SET free = free - 1");
        }
    }

    @Entity
    static class Message {
        @Id
        @GeneratedValue
        Long id;

        String topic;
        long place;

        Message() {}

        Message(String topic, long place) {
            this.topic = topic;
            this.place = place;
        }
    }

    @Entity
    static class SeatRow {
        @Id
        String name;

        String hall;
        boolean free;
    }

    interface Messages extends JpaRepository<Message, Long> {
        boolean existsByTopicAndPlace(String topic, long place);
    }

    interface SeatRows extends JpaRepository<SeatRow, String> {}
}
