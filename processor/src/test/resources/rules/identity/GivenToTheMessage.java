import jakarta.persistence.*;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.kafka.annotation.KafkaListener;

/** An id that is drawn and set in an object which the message has brought; and one that is taken away again. */
class GivenToTheMessage {
    @Entity
    static class Sighting {
        @Id
        private String id;

        private String bird;

        void setId(String id) {
            this.id = id;
        }

        String getBird() {
            return bird;
        }
    }

    @Entity
    static class Outgoing {
        @Id
        private UUID id = UUID.randomUUID();

        private String bird;

        protected Outgoing() {}

        Outgoing(String bird) {
            this.bird = bird;
        }
    }

    @Entity
    static class Numbered {
        @Id
        @GeneratedValue
        private Long number;
    }

    interface Counted extends JpaRepository<Numbered, Long> {}

    interface Sightings extends JpaRepository<Sighting, String> {}

    private final Sightings sightings;
    private final Counted counted;
    private final EntityManager store;

    GivenToTheMessage(Sightings sightings, Counted counted, EntityManager store) {
        this.counted = counted;
        this.sightings = sightings;
        this.store = store;
    }

    @KafkaListener(topics = "a")
    void timed(Sighting sighting) {
        sighting.setId(Long.toString(System.currentTimeMillis())); // hapax: nondeterministic-identity warning
        sightings.save(sighting); // hapax: insert warning
    }

    @KafkaListener(topics = "b")
    void drawn(Sighting sighting) {
        sighting.setId(UUID.randomUUID().toString()); // hapax: nondeterministic-identity warning
        sightings.save(sighting); // hapax: insert warning
    }

    @KafkaListener(topics = "c")
    void derived(Sighting sighting) {
        sighting.setId(UUID.nameUUIDFromBytes(sighting.getBird().getBytes()).toString());
        sightings.save(sighting);
    }

    @KafkaListener(topics = "e")
    void takenAway(Numbered numbered) {
        numbered.number = null;
        counted.save(numbered); // hapax: insert warning
    }

    @KafkaListener(topics = "d")
    void removed(String bird) {
        store.remove(new Outgoing(bird));
    }
}
