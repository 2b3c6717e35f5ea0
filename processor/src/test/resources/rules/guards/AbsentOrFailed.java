import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.transaction.annotation.Transactional;

/** A row that is made where none is found, or one that has failed, is what the next run finds. */
class AbsentOrFailed {
    private static final String INSERT = "INSERT INTO holds (id, seat, state) VALUES (?, ?, ?)";

    private final JdbcTemplate jdbc;

    AbsentOrFailed(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    record Hold(String id, String state) {}

    record Booking(String seat, int places) {}

    @KafkaListener(topics = "a")
    @Transactional
    public void returnsEarly(Booking booking) {
        Hold hold = find(booking.seat());
        if (hold != null && !"FAILED".equals(hold.state())) {
            return;
        }
        jdbc.update(INSERT, UUID.randomUUID().toString(), booking.seat(), "HELD");
        jdbc.update("UPDATE halls SET taken = taken + ? WHERE seat = ?", booking.places(), booking.seat());
    }

    /** What is made has the state that lets it be made again. */
    @KafkaListener(topics = "b")
    @Transactional
    public void makesFailedOnes(Booking booking) {
        Hold hold = find(booking.seat());
        if (hold == null || "FAILED".equals(hold.state())) {
            jdbc.update(INSERT, UUID.randomUUID().toString(), booking.seat(), "FAILED"); // hapax: insert warning
        }
    }

    /** There is one already, and it stays as it is. */
    @KafkaListener(topics = "c")
    @Transactional
    public void oneMoreForEachThatFailed(Booking booking) {
        Hold hold = find(booking.seat());
        if (hold.state().equals("FAILED")) {
            jdbc.update(INSERT, UUID.randomUUID().toString(), booking.seat(), "HELD"); // hapax: insert warning
        }
    }

    private Hold find(String seat) {
        return jdbc
                .query(
                        "SELECT id, state FROM holds WHERE seat = ?",
                        (row, number) -> new Hold(row.getString("id"), row.getString("state")),
                        seat)
                .stream()
                .findFirst()
                .orElse(null);
    }
}
