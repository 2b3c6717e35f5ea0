import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;

/** What a step of a chain has done with what was found is done before what later steps do, and in the same cases. */
class MappedFindings {
    record Fare(String id) {}

    @Entity
    static class Ride {
        @Id
        private Long number;

        private String fare;
        private String state;

        String getFare() {
            return fare;
        }

        void setState(String state) {
            this.state = state;
        }
    }

    interface Rides extends JpaRepository<Ride, Long> {
        Optional<Ride> findByFareAndState(String fare, String state);
    }

    private final Rides rides;
    private final KafkaTemplate<String, String> kafka;

    MappedFindings(Rides rides, KafkaTemplate<String, String> kafka) {
        this.rides = rides;
        this.kafka = kafka;
    }

    private Ride closed(Ride ride) {
        ride.setState("closed");
        return rides.save(ride);
    }

    @KafkaListener(topics = "a")
    void inOneStep(Fare fare) {
        rides.findByFareAndState(fare.id(), "open").ifPresent(ride -> {
            closed(ride);
            kafka.send("paid", ride.getFare()).join(); // hapax: mark-before-effect warning
        });
    }

    @KafkaListener(topics = "b")
    void inTwoSteps(Fare fare) {
        rides.findByFareAndState(fare.id(), "open")
                .map(this::closed)
                .ifPresent(ride -> kafka.send("paid", ride.getFare()).join()); // hapax: mark-before-effect warning
    }

    @KafkaListener(topics = "c")
    void withAnotherInItsPlace(Fare fare) {
        rides.findByFareAndState(fare.id(), "open")
                .map(this::closed)
                .or(() -> rides.findByFareAndState(fare.id(), "closed"))
                .ifPresent(ride -> kafka.send("paid", ride.getFare()).join()); // hapax: send warning
    }

    @KafkaListener(topics = "d")
    void closesNothing(Fare fare) {
        rides.findByFareAndState(fare.id(), "open")
                .map(Ride::getFare)
                .ifPresent(found -> kafka.send("paid", found).join()); // hapax: send warning
    }
}
