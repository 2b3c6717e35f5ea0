import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.transaction.annotation.Transactional;

/** The name of a table is known when the program runs. It is a table all the same, and part of the transaction. */
class TablesPutTogether {
    record Cancelled(String booking, String by) {}

    enum Stage {
        OPEN,
        HELD,
        OVER
    }

    record Booking(String id, Stage stage) {}

    @org.springframework.stereotype.Repository
    static class Bookings {
        private static final RowMapper<Booking> ROW =
                (row, index) -> new Booking(row.getString("id"), Stage.valueOf(row.getString("stage")));

        private final JdbcTemplate jdbc;

        Bookings(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        Optional<Booking> lock(String id) {
            try {
                return Optional.ofNullable(
                        jdbc.queryForObject("SELECT id, stage FROM booking WHERE id = ? FOR UPDATE", ROW, id));
            } catch (EmptyResultDataAccessException e) {
                return Optional.empty();
            }
        }

        void set(String id, Stage stage) {
            jdbc.update("UPDATE booking SET stage = ? WHERE id = ?", stage.name(), id);
        }

        void end(String id) {
            jdbc.update("UPDATE booking SET stage = 'OVER' WHERE id = ?", id);
        }

        void hold(String id) {
            jdbc.update("UPDATE booking SET stage = 'HELD' WHERE id = ?", id);
        }

        void rename(String id, String by) {
            jdbc.update("UPDATE booking SET owner = ? WHERE id = ?", by, id);
        }
    }

    @org.springframework.stereotype.Component
    static class Letters {
        private final JdbcTemplate jdbc;
        private final String table;

        Letters(JdbcTemplate jdbc, @Value("${letters.schema:post}") String schema) {
            this.jdbc = jdbc;
            this.table = schema + ".letters";
        }

        void write(String booking) {
            jdbc.update("INSERT INTO " + table + " (id, booking) VALUES (gen_random_uuid(), ?)", booking);
        }

        void writeUnmarked(String booking) {
            jdbc.update("INSERT INTO " + table + " (id, booking) VALUES (gen_random_uuid(), ?)", booking); // hapax: insert warning
        }

        void writeMarkedAsOther(String booking) {
            jdbc.update("INSERT INTO " + table + " (id, booking) VALUES (gen_random_uuid(), ?)", booking); // hapax: insert warning
        }

        void writeMarkedAsText(String booking) {
            jdbc.update("INSERT INTO " + table + " (id, booking) VALUES (gen_random_uuid(), ?)", booking); // hapax: insert warning
        }

        void writeApart(String booking) {
            jdbc.update("INSERT INTO " + table + " (id, booking) VALUES (gen_random_uuid(), ?)", booking); // hapax: check-then-act note
        }
    }

    private final Bookings bookings;
    private final Letters letters;

    TablesPutTogether(Bookings bookings, Letters letters) {
        this.bookings = bookings;
        this.letters = letters;
    }

    @KafkaListener(topics = "a")
    @Transactional
    public void markedInOneTransaction(Cancelled event) {
        Optional<Booking> booking = bookings.lock(event.booking());
        if (booking.isEmpty()) {
            throw new IllegalStateException("no booking " + event.booking());
        }
        if (booking.get().stage() == Stage.OVER) {
            return;
        }
        bookings.set(event.booking(), Stage.OVER);
        letters.write(event.booking());
    }

    /** Another column than the one that is looked at. */
    @KafkaListener(topics = "b")
    @Transactional
    public void notMarked(Cancelled event) {
        Booking booking = bookings.lock(event.booking()).orElseThrow();
        if (booking.stage() == Stage.OVER) {
            return;
        }
        bookings.rename(event.booking(), event.by());
        letters.writeUnmarked(event.booking());
    }

    /** Another stage than the one that is looked for. */
    @KafkaListener(topics = "c")
    @Transactional
    public void markedAsAnother(Cancelled event) {
        Booking booking = bookings.lock(event.booking()).orElseThrow();
        if (booking.stage() == Stage.OVER) {
            return;
        }
        bookings.set(event.booking(), Stage.HELD);
        letters.writeMarkedAsOther(event.booking());
    }

    @KafkaListener(topics = "c1")
    @Transactional
    public void markedByText(Cancelled event) {
        Booking booking = bookings.lock(event.booking()).orElseThrow();
        if (booking.stage() == Stage.OVER) {
            return;
        }
        bookings.end(event.booking());
        letters.write(event.booking());
    }

    @KafkaListener(topics = "c2")
    @Transactional
    public void markedAsAnotherByText(Cancelled event) {
        Booking booking = bookings.lock(event.booking()).orElseThrow();
        if (booking.stage() == Stage.OVER) {
            return;
        }
        bookings.hold(event.booking());
        letters.writeMarkedAsText(event.booking());
    }

    @KafkaListener(topics = "d")
    public void markedWithoutATransaction(Cancelled event) {
        Booking booking = bookings.lock(event.booking()).orElseThrow();
        if (booking.stage() == Stage.OVER) {
            return;
        }
        letters.writeApart(event.booking());
        bookings.set(event.booking(), Stage.OVER);
    }
}
