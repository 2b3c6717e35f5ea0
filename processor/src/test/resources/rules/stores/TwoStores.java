import dev.hapax.*;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.PrePersist;
import jakarta.persistence.Table;
import java.util.UUID;
import org.springframework.data.cassandra.core.mapping.PrimaryKey;
import org.springframework.data.cassandra.repository.CassandraRepository;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.repository.MongoRepository;

/** Classes that are annotated for another store than the one that keeps them, or for two: the repository decides. */
class TwoStores {
    record Tour(String id, String guide, String place) {}

    /** What JPA would do with it, MongoDB does not. */
    @Entity
    @Table(name = "tours")
    static class Visit {
        @Id
        @GeneratedValue(strategy = GenerationType.UUID)
        private String id;

        @Column(unique = true)
        private String place;

        Visit() {}

        Visit(String id, String place) {
            this.id = id;
            this.place = place;
        }

        @PrePersist
        void named() {
            id = place;
        }
    }

    interface Visits extends MongoRepository<Visit, String> {}

    @Entity
    @Document("guides")
    static class Guide {
        @Id
        @GeneratedValue
        private String id;

        private String name;

        Guide(String id, String name) {
            this.id = id;
            this.name = name;
        }
    }

    interface Guides extends JpaRepository<Guide, String> {}

    interface GuideDocuments extends MongoRepository<Guide, String> {}

    @org.springframework.data.cassandra.core.mapping.Table("places")
    static class Place {
        @PrimaryKey
        @Id
        @GeneratedValue
        private String name;

        private String guide;

        Place(String name, String guide) {
            this.name = name;
            this.guide = guide;
        }
    }

    interface Places extends CassandraRepository<Place, String> {}

    private Visits visits;
    private Guides guides;
    private GuideDocuments guideDocuments;
    private Places places;

    @KafkaHandler(topics = "a", group = "g")
    void byTheMessage(Tour tour) {
        visits.save(new Visit(tour.id(), tour.place()));
        guideDocuments.save(new Guide(tour.guide(), tour.guide()));
        places.save(new Place(tour.place(), tour.guide()));
    }

    /** JPA makes an id of its own where there is none with this one. */
    @KafkaHandler(topics = "b", group = "g")
    void throughTheOtherRepository(Tour tour) {
        guides.save(new Guide(tour.guide(), tour.guide())); // hapax: insert warning
    }

    /** Nobody calls what is to be called before an insert, and no column is unique. */
    @KafkaHandler(topics = "c", group = "g")
    void withoutAnId(Tour tour) {
        visits.save(new Visit(null, tour.place())); // hapax: insert
    }

    @KafkaHandler(topics = "d", group = "g")
    void withAnother(Tour tour) {
        visits.save(new Visit(UUID.randomUUID().toString(), tour.place())); // hapax: insert, nondeterministic-identity warning
        places.save(new Place(UUID.randomUUID().toString(), tour.guide())); // hapax: insert, nondeterministic-identity warning
    }
}
