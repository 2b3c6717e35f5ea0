import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;

/** What one mark loses is told once: at the first of it, on the way on which most is lost. */
class OneMark {
    record Booking(String id, String seat, boolean refund) {}

    private final JdbcTemplate jdbc;
    private final JavaMailSender mails;

    OneMark(JdbcTemplate jdbc, JavaMailSender mails) {
        this.jdbc = jdbc;
        this.mails = mails;
    }

    private boolean isFirst(String id) {
        return jdbc.update("INSERT INTO seen (id) VALUES (?) ON CONFLICT DO NOTHING", id) == 1;
    }

    private boolean isFirstMail(String id) {
        return jdbc.update("INSERT INTO mailed (id) VALUES (?) ON CONFLICT DO NOTHING", id) == 1;
    }

    @KafkaListener(topics = "a")
    void all(Booking booking) {
        if (isFirst(booking.id())) {
            jdbc.update("UPDATE halls SET free = free - 1"); // hapax: mark-before-effect warning
            jdbc.update("INSERT INTO bookings (seat) VALUES (?)", booking.seat());
            confirm();
        }
    }

    private void confirm() {
        mails.send(new SimpleMailMessage());
    }

    @KafkaListener(topics = "b")
    void twoWays(Booking booking) {
        if (!isFirst(booking.id())) {
            return;
        }
        if (booking.refund()) {
            jdbc.update("UPDATE halls SET free = free + 1"); // hapax: mark-before-effect warning
            confirm();
        } else {
            jdbc.update("INSERT INTO bookings (seat) VALUES (?)", booking.seat());
        }
    }

    /** The longer way is the one that is told. */
    @KafkaListener(topics = "d")
    void shortWayFirst(Booking booking) {
        if (!isFirst(booking.id())) {
            return;
        }
        if (!booking.refund()) {
            jdbc.update("UPDATE halls SET open = TRUE");
            return;
        }
        jdbc.update("UPDATE halls SET open = FALSE"); // hapax: mark-before-effect warning
        jdbc.update("UPDATE halls SET free = free + 1");
        confirm();
    }

    private boolean isFirstOf(String kind, Booking booking) {
        return jdbc.update("INSERT INTO seen (id) VALUES (?) ON CONFLICT DO NOTHING", kind + booking.id()) == 1;
    }

    /** Two keys are two marks, also where one method sets them. */
    @KafkaListener(topics = "e")
    void twoKeys(Booking booking) {
        if (isFirstOf("hall", booking)) {
            jdbc.update("UPDATE halls SET free = free - 1"); // hapax: mark-before-effect warning
        }
        if (isFirstOf("mail", booking)) {
            mails.send(new SimpleMailMessage()); // hapax: mark-before-effect warning
        }
    }

    @KafkaListener(topics = "c")
    void twoMarks(Booking booking) {
        if (isFirst(booking.id())) {
            jdbc.update("UPDATE halls SET free = free - 1"); // hapax: mark-before-effect warning
        }
        if (isFirstMail(booking.id())) {
            mails.send(new SimpleMailMessage()); // hapax: mark-before-effect warning
        }
    }
}
