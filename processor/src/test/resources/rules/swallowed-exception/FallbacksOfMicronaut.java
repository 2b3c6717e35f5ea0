import io.micronaut.configuration.kafka.annotation.KafkaListener;
import io.micronaut.configuration.kafka.annotation.OffsetStrategy;
import io.micronaut.configuration.kafka.annotation.Topic;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.client.annotation.Client;
import io.micronaut.retry.annotation.Fallback;
import io.micronaut.retry.annotation.Recoverable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Micronaut asks another object of the same kind where one fails that is recoverable. */
@KafkaListener(offsetStrategy = OffsetStrategy.SYNC)
class FallbacksOfMicronaut {
    private final Pets pets;
    private final Stock stock;
    private final Lamps lamps;
    private final Bells bells;
    private final Doors doors;
    private final Gates gates;

    FallbacksOfMicronaut(Pets pets, Stock stock, Lamps lamps, Bells bells, Doors doors, Gates gates) {
        this.pets = pets;
        this.stock = stock;
        this.lamps = lamps;
        this.bells = bells;
        this.doors = doors;
        this.gates = gates;
    }

    @Topic("a")
    public void byTheInterface(String id) {
        pets.feed(id);
    }

    @Topic("b")
    public void ofAClient(String id) {
        stock.put(id);
    }

    @Topic("c")
    public void ofASubclass(String id) {
        lamps.light(id);
    }

    @Topic("d")
    public void ofNoSubclass(String id) {
        bells.ring(id);
    }

    @Topic("e")
    public void thrownAgain(String id) {
        doors.open(id);
    }

    @Topic("f")
    public void byAnAnnotationOfItsOwn(String id) {
        gates.lift(id);
    }

    @Topic("g")
    public void notRecoverable(String id) {
        gates.lower(id);
    }

    @Topic("h")
    public void notRecoverableOfTwo(String id) {
        pets.walk(id);
    }

    interface Pets {
        void feed(String id);

        void walk(String id);
    }

    static class House implements Pets {
        private final JdbcTemplate jdbc;

        House(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        @Recoverable(api = Pets.class)
        public void feed(String id) {
            jdbc.update("UPDATE pets SET state = 'fed' WHERE id = ?", id);
        }

        @Override
        public void walk(String id) {
            jdbc.update("UPDATE pets SET state = 'walked' WHERE id = ?", id);
        }
    }

    @Fallback
    static class NoHouse implements Pets {
        private final JdbcTemplate jdbc;

        NoHouse(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public void feed(String id) { // hapax: swallowed-exception warning
            LoggerFactory.getLogger("a").warn("{} stays hungry", id);
        }

        @Override
        public void walk(String id) {
            jdbc.update("UPDATE pets SET missed = missed + 1 WHERE id = ?", id);
        }
    }

    @Client("stock")
    @Recoverable
    interface Stock {
        @Put("/put")
        void put(String id);
    }

    @Fallback
    static class NoStock implements Stock {
        @Override
        public void put(String id) { // hapax: swallowed-exception warning
            LoggerFactory.getLogger("b").warn("{} is lost", id);
        }
    }

    @Recoverable
    static class Lamps {
        private final JdbcTemplate jdbc;

        Lamps(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        void light(String id) {
            jdbc.update("UPDATE lamps SET state = 'on' WHERE id = ?", id);
        }
    }

    @Fallback
    static class Darkness extends Lamps {
        Darkness(JdbcTemplate jdbc) {
            super(jdbc);
        }

        @Override
        void light(String id) { // hapax: swallowed-exception warning
            LoggerFactory.getLogger("c").warn("{} stays dark", id);
        }
    }

    interface Ringing {
        void ring(String id);
    }

    /** Without the name of what both are, only a subclass is taken. */
    @Recoverable
    static class Bells implements Ringing {
        private final JdbcTemplate jdbc;

        Bells(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public void ring(String id) {
            jdbc.update("UPDATE bells SET state = 'rung' WHERE id = ?", id);
        }
    }

    @Fallback
    static class Silence implements Ringing {
        @Override
        public void ring(String id) {
            LoggerFactory.getLogger("d").warn("{} stays silent", id);
        }
    }

    @Recoverable
    static class Doors {
        private final JdbcTemplate jdbc;

        Doors(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        void open(String id) {
            jdbc.update("UPDATE doors SET state = 'open' WHERE id = ?", id);
        }
    }

    @Fallback
    static class Locked extends Doors {
        Locked(JdbcTemplate jdbc) {
            super(jdbc);
        }

        @Override
        void open(String id) {
            throw new IllegalStateException(id);
        }
    }

    @Recoverable
    @Retention(RetentionPolicy.RUNTIME)
    @interface Careful {}

    static class Gates {
        private final JdbcTemplate jdbc;

        Gates(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Careful
        void lift(String id) {
            jdbc.update("UPDATE gates SET state = 'up' WHERE id = ?", id);
        }

        void lower(String id) {
            jdbc.update("UPDATE gates SET state = 'down' WHERE id = ?", id);
        }
    }

    @Fallback(excludes = DuplicateKeyException.class)
    static class Stuck extends Gates {
        Stuck(JdbcTemplate jdbc) {
            super(jdbc);
        }

        @Override
        void lift(String id) { // hapax: swallowed-exception warning
            LoggerFactory.getLogger("f").warn("{} stays down", id);
        }

        @Override
        void lower(String id) {
            LoggerFactory.getLogger("g").warn("{} stays up", id);
        }
    }
}
