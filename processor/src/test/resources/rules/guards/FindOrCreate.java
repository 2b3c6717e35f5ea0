import jakarta.persistence.*;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.annotation.Transactional;

/** What is made where there is none is there the second time: that saves it, and goes on. */
class FindOrCreate {
    record Paid(String account, String order) {}

    @Entity
    static class Score {
        @Id
        @GeneratedValue
        private Long id;

        @Column(unique = true)
        private String account;

        private long total;

        Score(String account) {
            this.account = account;
        }

        long getTotal() {
            return total;
        }

        void setTotal(long total) {
            this.total = total;
        }
    }

    interface Scores extends JpaRepository<Score, Long> {
        Optional<Score> findByAccount(String account);
    }

    @org.springframework.stereotype.Service
    static class Checks {
        private final Scores scores;

        Checks(Scores scores) {
            this.scores = scores;
        }

        @Transactional
        public String check(Paid paid) {
            Score score = scores.findByAccount(paid.account()).orElseGet(() -> new Score(paid.account()));
            score.setTotal(score.getTotal() + 1); // hapax: increment warning
            scores.save(score);
            return paid.order();
        }

        @Transactional
        public void note(Paid paid) {
            Score score = scores.findByAccount(paid.account()).orElse(null);
            if (score == null) {
                score = new Score(paid.account());
            }
            scores.save(score);
        }
    }

    private final Checks checks;
    private final KafkaTemplate<String, String> kafka;

    FindOrCreate(Checks checks, KafkaTemplate<String, String> kafka) {
        this.checks = checks;
        this.kafka = kafka;
    }

    @KafkaListener(topics = "paid")
    void on(Paid paid) {
        String result = checks.check(paid);
        kafka.send("checked", result); // hapax: send warning, unawaited-send note
    }

    @KafkaListener(topics = "noted")
    void note(Paid paid) {
        checks.note(paid);
        kafka.send("noted", "it is"); // hapax: send warning, unawaited-send note
    }
}
