import jakarta.persistence.*;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;

/** What a process remembers for itself beside what it stores: a crash takes it away, and it keeps nobody out. */
class InMemoryBeside {
    @Entity
    static class Handled {
        @Id
        private String id;

        protected Handled() {}

        Handled(String id) {
            this.id = id;
        }
    }

    interface HandledMessages extends JpaRepository<Handled, String> {}

    private static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

    private final HandledMessages handled;
    private final JdbcTemplate jdbc;
    private final AtomicLong since = new AtomicLong();

    InMemoryBeside(HandledMessages handled, JdbcTemplate jdbc) {
        this.handled = handled;
        this.jdbc = jdbc;
    }

    @KafkaListener(topics = "a")
    void counts(String id) {
        if (handled.existsById(id)) {
            return;
        }
        since.incrementAndGet();
        jdbc.update("UPDATE turnstiles SET visits = visits + 1"); // hapax: check-then-act note
        handled.save(new Handled(id));
    }

    /** Where it comes from is not known, so it may be stored. */
    interface Turnstile {
        AtomicLong counter();

        Visits visits();
    }

    static class Visits {
        int count;
    }

    private Turnstile turnstile;

    @KafkaListener(topics = "c")
    void countsElsewhere(String id) {
        if (handled.existsById(id)) {
            return;
        }
        turnstile.counter().incrementAndGet();
        turnstile.visits().count++; // hapax: check-then-act note
        handled.save(new Handled(id));
    }

    @KafkaListener(topics = "b")
    void nested(String id) {
        if (CURRENT.get() != null) {
            throw new IllegalStateException("in the middle of " + CURRENT.get());
        }
        CURRENT.set(id);
        try {
            jdbc.update("UPDATE turnstiles SET visits = visits + 1"); // hapax: increment warning
        } finally {
            CURRENT.remove();
        }
    }
}
