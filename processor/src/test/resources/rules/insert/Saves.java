import dev.hapax.*;
import jakarta.persistence.*;
import java.util.*;
import org.springframework.data.domain.Persistable;
import org.springframework.data.jpa.repository.JpaRepository;

class Saves {
    record Reading(String id, String sensor, long value, List<Reading> more) {}

    @Entity
    static class Sample {
        @Id
        @GeneratedValue
        private Long id;

        private String sensor;
        private long value;

        Sample() {}

        Sample(String sensor, long value) {
            this.sensor = sensor;
            this.value = value;
        }

        Long getId() {
            return id;
        }

        void setId(Long id) {
            this.id = id;
        }

        void setSensor(String sensor) {
            this.sensor = sensor;
        }
    }

    @MappedSuperclass
    static class Identified {
        @Id
        private String id;

        void setId(String id) {
            this.id = id;
        }
    }

    @Entity
    static class Latest extends Identified {
        private long value;

        static Latest of(Reading reading) {
            Latest latest = new Latest();
            latest.setId(reading.sensor());
            latest.value = reading.value();
            return latest;
        }

        static LatestBuilder builder() {
            return new LatestBuilder();
        }

        static class LatestBuilder {
            private String id;
            private long value;

            LatestBuilder id(String id) {
                this.id = id;
                return this;
            }

            LatestBuilder value(long value) {
                this.value = value;
                return this;
            }

            Latest build() {
                Latest latest = new Latest();
                latest.setId(id);
                latest.value = value;
                return latest;
            }
        }
    }

    @Entity
    @Table(uniqueConstraints = @UniqueConstraint(columnNames = {"reading_id"}))
    static class Receipt {
        @Id
        @GeneratedValue
        private Long id;

        @Column(name = "reading_id")
        private String reading;

        Receipt(String reading) {
            this.reading = reading;
        }
    }

    @Entity
    static class Seen implements Persistable<String> {
        @Id
        private final String id;

        Seen(String id) {
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

    @Entity
    static class Ticket {
        @Id
        private String id;

        private String reading;

        @PrePersist
        void number() {
            if (id == null) {
                id = UUID.randomUUID().toString();
            }
        }
    }

    interface Samples extends JpaRepository<Sample, Long> {
        Optional<Sample> findBySensor(String sensor);
    }

    interface Latests extends JpaRepository<Latest, String> {}

    interface Receipts extends JpaRepository<Receipt, Long> {}

    interface Seens extends JpaRepository<Seen, String> {}

    interface Tickets extends JpaRepository<Ticket, String> {}

    private Samples samples;
    private Latests latests;
    private Receipts receipts;
    private Seens seens;
    private Tickets tickets;
    private EntityManager entities;

    @KafkaHandler(topics = "readings", group = "a")
    void generated(Reading reading) {
        samples.save(new Sample(reading.sensor(), reading.value())); // hapax: insert
    }

    @KafkaHandler(topics = "readings", group = "b")
    void generatedThroughAMapper(Reading reading) {
        Sample sample = toSample(reading);
        samples.saveAndFlush(sample); // hapax: insert
    }

    private Sample toSample(Reading reading) {
        if (reading == null) {
            return null;
        }
        Sample sample = new Sample();
        sample.setSensor(reading.sensor());
        return sample;
    }

    @KafkaHandler(topics = "readings", group = "c")
    void several(Reading reading) {
        samples.saveAll(reading.more().stream() // hapax: insert
                .filter(each -> each.value() > 0)
                .map(each -> new Sample(each.sensor(), each.value()))
                .toList());
        List<Sample> collected = new ArrayList<>();
        for (Reading each : reading.more()) {
            collected.add(toSample(each));
        }
        samples.saveAll(collected); // hapax: insert
    }

    @KafkaHandler(topics = "readings", group = "d")
    void byTheMessage(Reading reading) {
        latests.save(Latest.of(reading));
        latests.save(Latest.builder().id(reading.sensor()).value(reading.value()).build());
        Latest latest = new Latest();
        fill(latest, reading);
        latests.save(latest);
    }

    private static void fill(Latest latest, Reading reading) {
        latest.setId(reading.sensor());
    }

    @KafkaHandler(topics = "readings", group = "e")
    void persisted(Reading reading) {
        entities.persist(Latest.of(reading)); // hapax: insert
        entities.merge(Latest.of(reading));
    }

    @KafkaHandler(topics = "readings", group = "p")
    void persistedUnderAGeneratedId(Reading reading) {
        entities.persist(new Sample(reading.sensor(), 0)); // hapax: insert
    }

    @KafkaHandler(topics = "readings", group = "f")
    void failsOnAUniqueColumn(Reading reading) {
        receipts.save(new Receipt(reading.id())); // hapax: insert
    }

    @KafkaHandler(topics = "readings", group = "h")
    void newWhateverTheId(Reading reading) {
        seens.save(new Seen(reading.id())); // hapax: insert
    }

    @KafkaHandler(topics = "readings", group = "i")
    void numberedBeforeItIsInserted(Reading reading) {
        Ticket ticket = new Ticket();
        ticket.reading = reading.id();
        tickets.save(ticket); // hapax: insert
    }

    @KafkaHandler(topics = "readings", group = "j")
    void readBefore(Reading reading) {
        Sample sample = samples.findBySensor(reading.sensor()).orElseThrow();
        sample.value = reading.value();
        samples.save(sample);
    }

    @KafkaHandler(topics = "readings", group = "k")
    void readOrMade(Reading reading) {
        Sample sample = samples.findBySensor(reading.sensor()).orElseGet(() -> new Sample(reading.sensor(), 0));
        sample.value = reading.value();
        samples.save(sample);
    }

    @KafkaHandler(topics = "readings", group = "l")
    void readOrMadeByTheMessage(Reading reading) {
        Latest latest = latests.findById(reading.sensor()).orElse(Latest.of(reading));
        latests.save(latest);
    }

    @KafkaHandler(topics = "samples", group = "m")
    void theMessageItself(Sample sample) {
        samples.save(sample); // hapax: insert warning
    }

    @KafkaHandler(topics = "samples", group = "n")
    void theMessageWithItsOwnId(Latest latest) {
        latests.save(latest);
    }

    @KafkaHandler(topics = "readings", group = "o")
    void setAlthoughGenerated(Reading reading) {
        Sample sample = new Sample();
        sample.setId(Long.parseLong(reading.id()));
        samples.save(sample); // hapax: insert warning
    }
}
