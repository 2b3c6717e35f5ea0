import java.util.*;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** A desk that looks up by class who takes a job: only those that can take what is handed over are followed. */
@Component
class HandedByClass {
    record Arrival(String guest, String room, int nights) {}

    sealed interface Job permits Book, Clean, Bill {}

    record Book(String guest, String room) implements Job {}

    record Clean(String room) implements Job {}

    record Bill(String guest, int nights) implements Job {}

    interface Clerk<T extends Job, R> {
        R take(T job);
    }

    private final Desk desk;

    HandedByClass(Desk desk) {
        this.desk = desk;
    }

    @KafkaListener(topics = "arrivals")
    public void arrived(Arrival arrival) {
        desk.hand(new Clean(arrival.room()));
    }

    @KafkaListener(topics = "bookings")
    public void booked(Arrival arrival) {
        Book job = new Book(arrival.guest(), arrival.room());
        desk.hand(job);
    }

    @Component
    static class Desk {
        private final Map<Class<?>, Clerk<? extends Job, ?>> clerks = new ConcurrentHashMap<>();

        void employ(Class<?> of, Clerk<? extends Job, ?> clerk) {
            clerks.put(of, clerk);
        }

        @SuppressWarnings("unchecked")
        <T extends Job, R> R hand(T job) {
            Clerk<T, R> clerk = (Clerk<T, R>) clerks.get(job.getClass());
            if (clerk == null) {
                throw new IllegalArgumentException("nobody takes " + job);
            }
            return clerk.take(job);
        }
    }

    @Component
    static class Booking implements Clerk<Book, Void> {
        private JdbcTemplate jdbc;

        @Override
        public Void take(Book job) {
            jdbc.update("INSERT INTO stays (guest, room) VALUES (?, ?)", job.guest(), job.room()); // hapax: insert warning
            return null;
        }
    }

    @Component
    static class Cleaning implements Clerk<Clean, Void> {
        private JdbcTemplate jdbc;

        @Override
        public Void take(Clean job) {
            jdbc.update("UPDATE rooms SET clean = TRUE WHERE id = ?", job.room());
            return null;
        }
    }

    @Component
    static class Billing implements Clerk<Bill, Void> {
        private JdbcTemplate jdbc;

        @Override
        public Void take(Bill job) {
            jdbc.update("UPDATE guests SET owed = owed + ? WHERE id = ?", job.nights() * 80, job.guest());
            return null;
        }
    }
}
