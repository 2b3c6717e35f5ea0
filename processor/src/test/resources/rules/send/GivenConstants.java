import dev.hapax.*;
import java.time.DayOfWeek;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.core.KafkaTemplate;

/** What a method does for another constant than it is given, it does not do here. */
class GivenConstants {
    record Trip(String id, String state, boolean paid) {}

    enum State {
        BOOKED,
        STARTED,
        ENDED {
            @Override
            boolean isLast() {
                return true;
            }
        };

        boolean isLast() {
            return false;
        }
    }

    private final JdbcTemplate jdbc;
    private final KafkaTemplate<String, String> kafka;

    GivenConstants(JdbcTemplate jdbc, KafkaTemplate<String, String> kafka) {
        this.jdbc = jdbc;
        this.kafka = kafka;
    }

    @KafkaHandler(topics = "a", group = "g")
    void quietly(Trip trip) {
        moveQuietly(trip, State.STARTED, false);
    }

    private void moveQuietly(Trip trip, State state, boolean tell) {
        jdbc.update("update trip set state = ? where id = ?", state.name(), trip.id());
        if (tell) {
            kafka.send("trips", trip.id());
        }
    }

    @KafkaHandler(topics = "b", group = "g")
    void loudly(Trip trip) {
        moveLoudly(trip, true);
    }

    private void moveLoudly(Trip trip, boolean tell) {
        if (!tell) {
            jdbc.update("insert into silence (trip) values (?)", trip.id());
            return;
        }
        kafka.send("trips", trip.id()); // hapax: send, unawaited-send
    }

    @KafkaHandler(topics = "c", group = "g")
    void started(Trip trip) {
        move(trip, State.STARTED);
    }

    private void move(Trip trip, State state) {
        jdbc.update("update trip set state = ? where id = ?", state.name(), trip.id());
        tell(trip, state);
    }

    private void tell(Trip trip, State state) {
        if (state == State.BOOKED) {
            kafka.send("booked", trip.id());
        } else if (state.equals(State.ENDED)) {
            kafka.send("ended", trip.id());
        } else if (Objects.equals(state, State.STARTED)) {
            kafka.send("started", trip.id()); // hapax: send, unawaited-send
        }
    }

    @KafkaHandler(topics = "d", group = "g")
    void ended(Trip trip) {
        if (trip.paid()) {
            close(trip, State.ENDED, "PAID", null);
        }
    }

    private void close(Trip trip, State state, String how, String reason) {
        if (state != State.ENDED) {
            throw new IllegalArgumentException();
        }
        switch (how) {
            case "PAID" -> kafka.send("paid", trip.id()); // hapax: send, unawaited-send
            case "FREE" -> kafka.send("free", trip.id());
            default -> kafka.send("other", trip.id());
        }
        if (reason != null) {
            kafka.send("reasons", reason);
        }
    }

    @KafkaHandler(topics = "e", group = "g")
    void oneOfTwo(Trip trip) {
        tellOne(trip, trip.paid() ? State.ENDED : State.BOOKED);
    }

    private void tellOne(Trip trip, State state) {
        if (state == State.BOOKED) {
            kafka.send("booked", trip.id()); // hapax: send, unawaited-send
        } else if (state == State.ENDED) {
            kafka.send("ended", trip.id()); // hapax: send, unawaited-send
        }
    }

    @KafkaHandler(topics = "f", group = "g")
    void ofTheMessage(Trip trip) {
        tellIts(trip, State.valueOf(trip.state()), trip.paid());
    }

    private void tellIts(Trip trip, State state, boolean paid) {
        if (state == State.BOOKED) {
            kafka.send("booked", trip.id()); // hapax: send, unawaited-send
        } else if (paid) {
            kafka.send("paid", trip.id()); // hapax: send, unawaited-send
        }
    }

    /** The parameter is set anew before it is asked. */
    @KafkaHandler(topics = "g", group = "g")
    void setAnew(Trip trip) {
        tellAnew(trip, State.STARTED, false);
    }

    private void tellAnew(Trip trip, State state, boolean again) {
        State next = state;
        if (trip.paid()) {
            state = State.ENDED;
            again = true;
        }
        if (state == State.ENDED) {
            kafka.send("ended", trip.id()); // hapax: send, unawaited-send
        }
        if (again) {
            kafka.send("again", next.name()); // hapax: send, unawaited-send
        }
    }

    /** The enum is a library's. */
    @KafkaHandler(topics = "i", group = "g")
    void weekly(Trip trip) {
        repeat(trip, DayOfWeek.MONDAY);
    }

    private void repeat(Trip trip, DayOfWeek day) {
        if (day == DayOfWeek.SUNDAY) {
            kafka.send("sundays", trip.id());
        } else if (day == DayOfWeek.MONDAY) {
            kafka.send("mondays", trip.id()); // hapax: send, unawaited-send
        }
    }

    /** Objects of other classes can be equal although they were made apart. */
    static final class Tariff {
        static final Tariff PLAIN = new Tariff("p");
        static final Tariff STANDARD = new Tariff("P");

        private final String code;

        Tariff(String code) {
            this.code = code;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Tariff tariff && tariff.code.equalsIgnoreCase(code);
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    @KafkaHandler(topics = "j", group = "g")
    void plain(Trip trip) {
        charge(trip, Tariff.PLAIN);
    }

    private void charge(Trip trip, Tariff tariff) {
        if (tariff.equals(Tariff.STANDARD)) {
            kafka.send("standard", trip.id()); // hapax: send, unawaited-send
        }
    }

    /** Which of two functions is run, nobody follows. */
    @KafkaHandler(topics = "h", group = "g")
    void withAFunction(Trip trip) {
        Runnable first = () -> kafka.send("on", trip.id()); // hapax: send, unawaited-send
        Runnable second = () -> kafka.send("off", trip.id()); // hapax: send, unawaited-send
        when(false, first, second);
    }

    private void when(boolean on, Runnable first, Runnable second) {
        Optional.of(on ? first : second).ifPresent(Runnable::run);
    }
}
