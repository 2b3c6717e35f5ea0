import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.springframework.jdbc.core.JdbcTemplate;

/** Decorators that a {@code main} method puts into each other, without any framework. */
class HandWiredLoop {
    private final KafkaConsumer<String, String> consumer;
    private final Bookings bookings;
    private final Visits visits;

    HandWiredLoop(KafkaConsumer<String, String> consumer, Bookings bookings, Visits visits) {
        this.consumer = consumer;
        this.bookings = bookings;
        this.visits = visits;
    }

    public static void main(String[] args) {
        JdbcTemplate jdbc = new JdbcTemplate(source());
        Visits visits = new CountedVisits(jdbc);
        if (args.length > 0) {
            visits = new OnceVisits(jdbc, visits);
        }
        new HandWiredLoop(new KafkaConsumer<>(Map.of()), once(jdbc, new KeptBookings(jdbc)), visits).run();
    }

    private static Bookings once(JdbcTemplate jdbc, Bookings bookings) {
        return new OnceBookings(jdbc, new TimedBookings(bookings));
    }

    private static DataSource source() {
        throw new UnsupportedOperationException();
    }

    void run() {
        consumer.subscribe(List.of("a"));
        while (true) {
            for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(100))) {
                bookings.book(record.key(), record.value());
                visits.count(record.key(), record.value());
            }
            consumer.commitSync();
        }
    }
}

interface Bookings {
    void book(String id, String room);
}

class OnceBookings implements Bookings {
    private final JdbcTemplate jdbc;
    private final Bookings delegate;

    OnceBookings(JdbcTemplate jdbc, Bookings delegate) {
        this.jdbc = jdbc;
        this.delegate = delegate;
    }

    @Override
    public void book(String id, String room) {
        Integer known = jdbc.queryForObject("SELECT count(*) FROM bookings WHERE id = ?", Integer.class, id);
        if (known == null || known == 0) {
            delegate.book(id, room);
        }
    }
}

class TimedBookings implements Bookings {
    private final Bookings delegate;

    TimedBookings(Bookings delegate) {
        this.delegate = delegate;
    }

    @Override
    public void book(String id, String room) {
        long begun = System.nanoTime();
        delegate.book(id, room);
        System.out.println(System.nanoTime() - begun);
    }
}

class KeptBookings implements Bookings {
    private final JdbcTemplate jdbc;

    KeptBookings(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void book(String id, String room) {
        jdbc.update("INSERT INTO bookings (id, room) VALUES (?, ?)", id, room);
    }
}

interface Visits {
    void count(String id, String room);
}

class OnceVisits implements Visits {
    private final JdbcTemplate jdbc;
    private final Visits delegate;

    OnceVisits(JdbcTemplate jdbc, Visits delegate) {
        this.jdbc = jdbc;
        this.delegate = delegate;
    }

    @Override
    public void count(String id, String room) {
        Integer known = jdbc.queryForObject("SELECT count(*) FROM seen WHERE id = ?", Integer.class, id);
        if (known == null || known == 0) {
            delegate.count(id, room);
            jdbc.update("INSERT INTO seen (id) VALUES (?)", id);
        }
    }
}

class CountedVisits implements Visits {
    private final JdbcTemplate jdbc;

    CountedVisits(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void count(String id, String room) {
        jdbc.update("UPDATE rooms SET visits = visits + 1 WHERE name = ?", room); // hapax: increment warning
    }
}
