import jakarta.persistence.*;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.transaction.annotation.Transactional;

/** What is looked for by a constant is found only where that constant was written. */
class FoundByConstants {
    record Refund(UUID id, UUID trip, long wallet, long amount) {}

    enum Stage {
        STARTED,
        COMPLETED
    }

    @Entity
    @Table(name = "step")
    static class Step {
        @Id
        private UUID id;

        private UUID trip;
        private Stage stage;
        private boolean sent;

        protected Step() {}

        Step(UUID id, UUID trip, Stage stage) {
            this.id = id;
            this.trip = trip;
            this.stage = stage;
        }

        void setStage(Stage stage) {
            this.stage = stage;
        }
    }

    @Entity
    static class Purse {
        @Id
        private Long id;

        private long cents;

        long getCents() {
            return cents;
        }

        void setCents(long cents) {
            this.cents = cents;
        }
    }

    interface Steps extends JpaRepository<Step, UUID> {
        Optional<Step> findByTripAndStage(UUID trip, Stage stage);

        boolean existsByTripAndStage(UUID trip, Stage stage);

        boolean existsByTripAndStageNot(UUID trip, Stage stage);

        boolean existsByTripOrStage(UUID trip, Stage stage);

        boolean existsBySentFalseAndTripAndStageIs(UUID trip, Stage stage);
    }

    interface Purses extends JpaRepository<Purse, Long> {}

    private final Steps steps;
    private final Purses purses;
    private final JdbcTemplate jdbc;

    FoundByConstants(Steps steps, Purses purses, JdbcTemplate jdbc) {
        this.steps = steps;
        this.purses = purses;
        this.jdbc = jdbc;
    }


    @KafkaListener(topics = "a")
    @Transactional
    public void marksAnother(Refund refund) {
        if (steps.findByTripAndStage(refund.trip(), Stage.COMPLETED).isPresent()) {
            return;
        }
        Purse purse = purses.findById(refund.wallet()).orElseThrow();
        purse.setCents(purse.getCents() + refund.amount()); // hapax: increment warning, open-guard note
        purses.save(purse);
        steps.save(new Step(refund.id(), refund.trip(), Stage.STARTED));
    }

    @KafkaListener(topics = "b")
    @Transactional
    public void marksTheSame(Refund refund) {
        if (steps.findByTripAndStage(refund.trip(), Stage.COMPLETED).isPresent()) {
            return;
        }
        Purse purse = purses.findById(refund.wallet()).orElseThrow();
        purse.setCents(purse.getCents() + refund.amount());
        purses.save(purse);
        steps.save(new Step(refund.id(), refund.trip(), Stage.COMPLETED));
    }

    @KafkaListener(topics = "c")
    @Transactional
    public void marksUnknown(Refund refund, Stage stage) {
        if (steps.existsByTripAndStage(refund.trip(), Stage.COMPLETED)) {
            return;
        }
        Purse purse = purses.findById(refund.wallet()).orElseThrow();
        purse.setCents(purse.getCents() + refund.amount());
        purses.save(purse);
        steps.save(new Step(refund.id(), refund.trip(), stage));
    }

    @KafkaListener(topics = "d")
    @Transactional
    public void existsMarksAnother(Refund refund) {
        if (!steps.existsByTripAndStage(refund.trip(), Stage.COMPLETED)) {
            Purse purse = purses.findById(refund.wallet()).orElseThrow();
            purse.setCents(purse.getCents() + refund.amount()); // hapax: increment warning, open-guard note
            steps.save(new Step(refund.id(), refund.trip(), Stage.STARTED));
        }
    }

    @KafkaListener(topics = "e")
    @Transactional
    public void ofAnyOtherStage(Refund refund) {
        if (!steps.existsByTripAndStageNot(refund.trip(), Stage.COMPLETED)) {
            Purse purse = purses.findById(refund.wallet()).orElseThrow();
            purse.setCents(purse.getCents() + refund.amount());
            steps.save(new Step(refund.id(), refund.trip(), Stage.STARTED));
        }
    }

    @KafkaListener(topics = "f")
    @Transactional
    public void oneIsEnough(Refund refund) {
        if (!steps.existsByTripOrStage(refund.trip(), Stage.COMPLETED)) {
            Purse purse = purses.findById(refund.wallet()).orElseThrow();
            purse.setCents(purse.getCents() + refund.amount());
            steps.save(new Step(refund.id(), refund.trip(), Stage.STARTED));
        }
    }

    @KafkaListener(topics = "g")
    @Transactional
    public void afterWhatTakesNoValue(Refund refund) {
        if (!steps.existsBySentFalseAndTripAndStageIs(refund.trip(), Stage.COMPLETED)) {
            Purse purse = purses.findById(refund.wallet()).orElseThrow();
            purse.setCents(purse.getCents() + refund.amount()); // hapax: increment warning, open-guard note
            steps.save(new Step(refund.id(), refund.trip(), Stage.STARTED));
        }
    }

    @KafkaListener(topics = "h")
    @Transactional
    public void goesOnLater(Refund refund) {
        if (steps.existsByTripAndStage(refund.trip(), Stage.COMPLETED)) {
            return;
        }
        Step step = steps.save(new Step(refund.id(), refund.trip(), Stage.STARTED));
        Purse purse = purses.findById(refund.wallet()).orElseThrow();
        purse.setCents(purse.getCents() + refund.amount());
        step.setStage(Stage.COMPLETED);
        steps.save(step);
    }

    @KafkaListener(topics = "i")
    @Transactional
    public void goesOnAtTheEnd(Refund refund) {
        if (steps.existsByTripAndStage(refund.trip(), Stage.COMPLETED)) {
            return;
        }
        Step step = steps.save(new Step(refund.id(), refund.trip(), Stage.STARTED));
        Purse purse = purses.findById(refund.wallet()).orElseThrow();
        purse.setCents(purse.getCents() + refund.amount());
        step.setStage(Stage.COMPLETED);
    }

    @KafkaListener(topics = "j")
    @Transactional
    public void statementsMarkAnother(Refund refund) {
        int found = jdbc.queryForObject(
                "SELECT count(*) FROM step WHERE trip = ? AND stage = 'COMPLETED'", Integer.class, refund.trip());
        if (found == 0) {
            jdbc.update("UPDATE purse SET cents = cents + ? WHERE id = ?", refund.amount(), refund.wallet()); // hapax: increment warning, open-guard note
            jdbc.update("UPDATE step SET stage = 'STARTED' WHERE trip = ?", refund.trip());
        }
    }

    @KafkaListener(topics = "k")
    @Transactional
    public void statementsMarkTheSame(Refund refund) {
        int found = jdbc.queryForObject(
                "SELECT count(*) FROM step WHERE trip = ? AND stage = 'COMPLETED'", Integer.class, refund.trip());
        if (found == 0) {
            jdbc.update("UPDATE purse SET cents = cents + ? WHERE id = ?", refund.amount(), refund.wallet());
            jdbc.update("UPDATE step SET stage = ? WHERE trip = ?", "COMPLETED", refund.trip());
        }
    }

    @KafkaListener(topics = "l")
    @Transactional
    public void insertsAnother(Refund refund) {
        int found = jdbc.queryForObject(
                "SELECT count(*) FROM step WHERE trip = ? AND stage = 'COMPLETED'", Integer.class, refund.trip());
        if (found == 0) {
            jdbc.update("UPDATE purse SET cents = cents + ? WHERE id = ?", refund.amount(), refund.wallet()); // hapax: increment warning, open-guard note
            jdbc.update("INSERT INTO step (trip, stage) VALUES (?, 'STARTED')", refund.trip()); // hapax: insert warning
        }
    }

    @KafkaListener(topics = "m")
    @Transactional
    public void insertsTheSame(Refund refund) {
        int found = jdbc.queryForObject(
                "SELECT count(*) FROM step WHERE trip = ? AND stage = 'COMPLETED'", Integer.class, refund.trip());
        if (found == 0) {
            jdbc.update("UPDATE purse SET cents = cents + ? WHERE id = ?", refund.amount(), refund.wallet());
            jdbc.update("INSERT INTO step (id, trip, stage) VALUES (?, ?, ?)", refund.id(), refund.trip(), "COMPLETED");
        }
    }

    @KafkaListener(topics = "n")
    @Transactional
    public void asksForAnother(Refund refund) {
        int found = jdbc.queryForObject("SELECT count(*) FROM step WHERE trip = 'none'", Integer.class);
        if (found == 0) {
            jdbc.update("INSERT INTO step (trip, stage) VALUES (?, 'STARTED')", refund.trip()); // hapax: insert warning, open-guard note
        }
    }

    @KafkaListener(topics = "o")
    @Transactional
    public void boundToAnother(Refund refund) {
        int found = jdbc.queryForObject(
                "SELECT count(*) FROM step WHERE trip = ? AND stage = ?", Integer.class, refund.trip(), "COMPLETED");
        if (found == 0) {
            jdbc.update("UPDATE purse SET cents = cents + ? WHERE id = ?", refund.amount(), refund.wallet()); // hapax: increment warning, open-guard note
            jdbc.update("INSERT INTO step (trip, stage) VALUES (?, ?)", refund.trip(), "STARTED"); // hapax: insert warning
        }
    }

    @KafkaListener(topics = "p")
    @Transactional
    public void boundToTheSame(Refund refund) {
        int found = jdbc.queryForObject(
                "SELECT count(*) FROM step WHERE trip = ? AND stage = ?", Integer.class, refund.trip(), "COMPLETED");
        if (found == 0) {
            jdbc.update("UPDATE purse SET cents = cents + ? WHERE id = ?", refund.amount(), refund.wallet());
            jdbc.update("INSERT INTO step (id, trip, stage) VALUES (?, ?, ?)", refund.id(), refund.trip(), "COMPLETED");
        }
    }

    @KafkaListener(topics = "q")
    @Transactional
    public void boundToNobody(Refund refund) {
        int found = jdbc.queryForObject("SELECT count(*) FROM step WHERE trip = ?", Integer.class, "none");
        if (found == 0) {
            jdbc.update("INSERT INTO step (trip, stage) VALUES (?, 'STARTED')", refund.trip()); // hapax: insert warning, open-guard note
        }
    }
}
