import dev.hapax.*;
import jakarta.persistence.*;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.transaction.annotation.Transactional;

/** Statements that stand at an entity and are called by name. */
class NamedLaps {
    record Lap(String rider, int seconds) {}

    @Entity
    @NamedQuery(name = "Rider.ride", query = "update Rider r set r.laps = r.laps + 1 where r.name = :name")
    @NamedQuery(name = "Rider.best", query = "update Rider r set r.best = :seconds where r.name = :name")
    @NamedNativeQuery(name = "Rider.log", query = "INSERT INTO laps (rider, seconds) VALUES (?, ?)")
    static class Rider {
        @Id
        private String name;

        private int laps;
        private int best;

        int getLaps() {
            return laps;
        }

        void setLaps(int laps) {
            this.laps = laps;
        }

        void setBest(int best) {
            this.best = best;
        }
    }

    @MappedSuperclass
    @NamedQueries({
        @NamedQuery(name = "Rider.named", query = "select r from Rider r where r.name = :name"),
        @NamedQuery(name = "Rider.countLap", query = "update Rider r set r.laps = r.laps + 1 where r.name = ?1")
    })
    static class Kept {}

    interface Riders extends JpaRepository<Rider, String> {
        @Modifying
        void countLap(String name);

        Rider named(String name);
    }

    private EntityManager entities;
    private Riders riders;

    @KafkaHandler(topics = "laps", group = "a")
    @Transactional
    void grows(Lap lap) {
        entities.createNamedQuery("Rider.ride").setParameter("name", lap.rider()).executeUpdate(); // hapax: increment
        entities.createNamedQuery("Rider.log")
                .setParameter(1, lap.rider())
                .setParameter(2, lap.seconds())
                .executeUpdate(); // hapax: insert
        riders.countLap(lap.rider()); // hapax: increment
    }

    @KafkaHandler(topics = "laps", group = "b")
    @Transactional
    void overwrites(Lap lap) {
        entities.createNamedQuery("Rider.best")
                .setParameter("seconds", lap.seconds())
                .setParameter("name", lap.rider())
                .executeUpdate();
        Rider rider = entities.createNamedQuery("Rider.named", Rider.class)
                .setParameter("name", lap.rider())
                .getSingleResult();
        rider.setBest(lap.seconds());
    }

    @KafkaHandler(topics = "laps", group = "c")
    @Transactional
    void readsAndGrows(Lap lap) {
        List<Rider> found = entities.createNamedQuery("Rider.named", Rider.class)
                .setParameter("name", lap.rider())
                .getResultList();
        for (Rider rider : found) {
            rider.setLaps(rider.getLaps() + 1); // hapax: increment
        }
        Rider other = riders.named(lap.rider());
        other.setLaps(other.getLaps() + 1); // hapax: increment
    }
}
