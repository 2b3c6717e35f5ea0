import jakarta.persistence.*;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;

/** What runs because a mark is there runs again as long as the mark is kept. */
class StillThere {
    enum Stage {
        STARTED,
        COMPLETED
    }

    @Entity
    static class Step {
        @Id
        private String id;

        private String trip;
        private Stage stage;

        void setStage(Stage stage) {
            this.stage = stage;
        }
    }

    interface Steps extends JpaRepository<Step, String> {
        Optional<Step> findByTripAndStage(String trip, Stage stage);
    }

    private final Steps steps;
    private final KafkaTemplate<String, String> kafka;

    StillThere(Steps steps, KafkaTemplate<String, String> kafka) {
        this.steps = steps;
        this.kafka = kafka;
    }

    @KafkaListener(topics = "a")
    public void kept(String trip) {
        Optional<Step> step = steps.findByTripAndStage(trip, Stage.COMPLETED);
        if (step.isPresent()) {
            kafka.send("done", trip).join(); // hapax: send warning
            step.get().setStage(Stage.COMPLETED);
            steps.save(step.get());
        }
    }

    @KafkaListener(topics = "b")
    public void takenOn(String trip) {
        Optional<Step> step = steps.findByTripAndStage(trip, Stage.STARTED);
        if (step.isPresent()) {
            kafka.send("done", trip).join(); // hapax: check-then-act note
            step.get().setStage(Stage.COMPLETED);
            steps.save(step.get());
        }
    }

    @KafkaListener(topics = "c")
    public void unknown(String trip, Stage stage) {
        Optional<Step> step = steps.findByTripAndStage(trip, Stage.STARTED);
        if (step.isPresent()) {
            kafka.send("done", trip).join(); // hapax: check-then-act note
            step.get().setStage(stage);
            steps.save(step.get());
        }
    }
}
