import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;

/** A handler that is the only one of its kind still takes nothing but its own commands. */
class OnlyTarget {
    interface Command {}

    record Book(String seat) implements Command {}

    record Cancel(String seat) implements Command {}

    interface Answering<C extends Command> {
        String answer(C command);
    }

    interface Silent<C extends Command> {
        void handle(C command);
    }

    static class Bookings implements Answering<Book> {
        private final JdbcTemplate jdbc;

        Bookings(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public String answer(Book command) {
            jdbc.update("UPDATE halls SET booked = booked + 1"); // hapax: increment warning
            return command.seat();
        }
    }

    static class Cancellations implements Silent<Cancel> {
        private final JdbcTemplate jdbc;

        Cancellations(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public void handle(Cancel command) {
            jdbc.update("UPDATE seats SET state = 'free' WHERE id = ?", command.seat());
        }
    }

    static class Bus {
        private final Map<Class<?>, Answering<? extends Command>> answering = new HashMap<>();
        private final Map<Class<?>, Silent<? extends Command>> silent = new HashMap<>();

        @SuppressWarnings("unchecked")
        <C extends Command> void publish(C command) {
            Silent<C> found = (Silent<C>) silent.get(command.getClass());
            if (found == null) {
                ((Answering<C>) answering.get(command.getClass())).answer(command);
            } else {
                found.handle(command);
            }
        }
    }

    private final Bus bus;

    OnlyTarget(Bus bus) {
        this.bus = bus;
    }

    @KafkaListener(topics = "a")
    void books(String seat) {
        bus.publish(new Book(seat));
    }

    @KafkaListener(topics = "b")
    void cancels(String seat) {
        bus.publish(new Cancel(seat));
    }
}
