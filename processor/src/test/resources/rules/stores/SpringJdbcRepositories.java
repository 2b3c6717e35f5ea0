import dev.hapax.*;
import java.util.List;
import java.util.Optional;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.domain.Persistable;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.repository.CrudRepository;

class SpringJdbcRepositories {
    record Reading(String id, String meter, int kwh) {}

    @Table("meters")
    static class Meter {
        @Id
        String id;

        int total;

        Meter(String id) {
            this.id = id;
        }
    }

    /** With a version, an id that is set does not make it a known one. */
    @Table("bills")
    static class Bill {
        @Id
        String id;

        @Version
        Integer version;

        Bill(String id) {
            this.id = id;
        }
    }

    @Table("peaks")
    record Peak(@Id Long id, String meter, int kwh) {}

    @Table("alarms")
    static class Alarm implements Persistable<String> {
        @Id
        private final String id;

        Alarm(String id) {
            this.id = id;
        }

        @Override
        public String getId() {
            return id;
        }

        @Override
        public boolean isNew() {
            return true;
        }
    }

    interface Meters extends CrudRepository<Meter, String> {
        @Modifying
        @Query("UPDATE meters SET total = total + :kwh WHERE id = :id")
        int add(String id, int kwh);

        @Modifying
        @Query("UPDATE meters SET total = :kwh WHERE id = :id")
        int set(String id, int kwh);

        @Modifying
        @Query("INSERT INTO readings (id, kwh) VALUES (:id, :kwh) ON CONFLICT (id) DO NOTHING")
        int once(String id, int kwh);

        @Modifying
        @Query("INSERT INTO readings (meter, kwh) VALUES (:meter, :kwh)")
        void log(String meter, int kwh);

        Optional<Meter> findByTotal(int total);
    }

    interface Bills extends CrudRepository<Bill, String> {}

    interface Peaks extends CrudRepository<Peak, Long> {}

    interface Alarms extends CrudRepository<Alarm, String> {}

    private Meters meters;
    private Bills bills;
    private Peaks peaks;
    private Alarms alarms;

    @KafkaHandler(topics = "readings", group = "a")
    void statements(Reading reading) {
        meters.add(reading.meter(), reading.kwh()); // hapax: increment
        meters.set(reading.meter(), reading.kwh());
        meters.once(reading.id(), reading.kwh());
        meters.log(reading.meter(), reading.kwh()); // hapax: insert
    }

    /** An id that is set makes an update of it. */
    @KafkaHandler(topics = "readings", group = "b")
    void saves(Reading reading) {
        meters.save(new Meter(reading.meter()));
        peaks.save(new Peak(null, reading.meter(), reading.kwh())); // hapax: insert
    }

    @KafkaHandler(topics = "readings", group = "e")
    void newByItsVersion(Reading reading) {
        bills.save(new Bill(reading.id())); // hapax: insert
    }

    @KafkaHandler(topics = "readings", group = "f")
    void newAsItSays(Reading reading) {
        alarms.save(new Alarm(reading.id())); // hapax: insert
    }

    /** What is read is not written back by itself. */
    @KafkaHandler(topics = "readings", group = "c")
    void reads(Reading reading) {
        Meter meter = meters.findById(reading.meter()).orElseThrow();
        meter.total += reading.kwh(); // hapax: increment
        meters.save(meter);
    }

    @KafkaHandler(topics = "readings", group = "d")
    void overwrites(Reading reading) {
        Meter meter = meters.findById(reading.meter()).orElseThrow();
        meter.total = reading.kwh();
        meters.save(meter);
        List<Meter> others = List.of(meter);
        meters.saveAll(others);
    }
}
