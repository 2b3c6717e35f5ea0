import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.kafka.annotation.KafkaListener;

/** What is saved twice in one run is one row: it is told where it is made, and counting in it is no growth. */
class SavedTwice {
    record Started(String order, long amount) {}

    @Entity
    static class Saga {
        @Id
        private String id;

        private String step;
        private int attempts;
        private long amount;

        public void setId(String id) {
            this.id = id;
        }

        public void setStep(String step) {
            this.step = step;
        }

        public int getAttempts() {
            return attempts;
        }

        public void setAttempts(int attempts) {
            this.attempts = attempts;
        }

        public long getAmount() {
            return amount;
        }

        public void setAmount(long amount) {
            this.amount = amount;
        }
    }

    @Entity
    static class Attempt {
        @Id
        @GeneratedValue
        private Long id;

        private int number;
        private long limit;
        private String title;
        private String text;
        private String channel;
        private String to;

        public void setText(String text) {
            this.text = text;
        }

        public void setChannel(String channel) {
            this.channel = channel;
        }

        public void setTo(String to) {
            this.to = to;
        }

        public void setTitle(String title) {
            this.title = title;
        }

        public void setLimit(long limit) {
            this.limit = limit;
        }

        public long getLimit() {
            return limit;
        }

        public int getNumber() {
            return number;
        }

        public void setNumber(int number) {
            this.number = number;
        }
    }

    @Entity
    static class Template {
        @Id
        private String id;

        private long limit;

        public String title() {
            return id + "!";
        }

        public long getLimit() {
            return limit;
        }
    }

    interface Sagas extends JpaRepository<Saga, String> {}

    interface Attempts extends JpaRepository<Attempt, Long> {}

    interface Templates extends JpaRepository<Template, String> {}

    private final Sagas sagas;
    private final Attempts attempts;
    private final Templates templates;
    private final EntityManager entities;

    SavedTwice(Sagas sagas, Attempts attempts, Templates templates, EntityManager entities) {
        this.sagas = sagas;
        this.attempts = attempts;
        this.templates = templates;
        this.entities = entities;
    }

    @KafkaListener(topics = "a")
    void startsAndGoesOn(Started started) {
        Saga saga = new Saga();
        saga.setId(UUID.randomUUID().toString()); // hapax: nondeterministic-identity warning
        saga.setAmount(started.amount());
        sagas.save(saga); // hapax: insert warning
        saga.setStep("reserving");
        sagas.save(saga);
    }

    @KafkaListener(topics = "b")
    void onlySometimesSavedBefore(Started started) {
        Saga saga = new Saga();
        saga.setId(UUID.randomUUID().toString()); // hapax: nondeterministic-identity warning
        if (started.amount() > 0) {
            sagas.save(saga); // hapax: insert warning
        }
        sagas.save(saga); // hapax: insert warning
    }

    @KafkaListener(topics = "c")
    void savedAndThenPersisted(Started started) {
        Saga saga = new Saga();
        saga.setId(started.order());
        sagas.save(saga);
        entities.persist(saga); // hapax: insert warning
    }

    @KafkaListener(topics = "d")
    void twoOfThem(Started started) {
        sagas.save(made()); // hapax: insert warning
        sagas.save(made()); // hapax: insert warning
    }

    private Saga made() {
        Saga saga = new Saga();
        saga.setId(UUID.randomUUID().toString()); // hapax: nondeterministic-identity warning
        return saga;
    }

    @KafkaListener(topics = "e")
    void countsItsAttempts(Started started) {
        Template template = templates.findById(started.order()).orElseThrow();
        Attempt attempt = new Attempt();
        attempt.setTitle(template.title());
        attempt.setNumber(0);
        attempt = attempts.save(attempt); // hapax: insert warning
        try {
            attempt = attempts.save(attempt);
        } catch (IllegalStateException e) { // hapax: swallowed-exception warning
            attempt.setNumber(attempt.getNumber() + 1);
            attempts.save(attempt);
        }
    }

    @KafkaListener(topics = "f")
    void goesOnFromAnotherRow(Started started) {
        Saga last = sagas.findById("last").orElseThrow();
        Saga saga = new Saga();
        saga.setId("last");
        saga.setAmount(last.getAmount());
        Saga saved = sagas.save(saga);
        saved.setAmount(saved.getAmount() + started.amount()); // hapax: increment warning
        sagas.save(saved);
    }

    @KafkaListener(topics = "g")
    void countsAttemptsOfMuch(Started started) {
        Template template = templates.findById(started.order()).orElseThrow();
        Attempt attempt = new Attempt();
        attempt.setTitle(template.title().replace("order", started.order().strip()));
        attempt.setText(template.title().replace("text", started.order().toLowerCase()).strip());
        attempt.setChannel(template.title().concat(started.order()).strip());
        attempt.setTo(template.title().concat(started.order().toUpperCase()));
        attempt.setNumber(0);
        attempt = attempts.save(attempt); // hapax: insert warning
        attempt.setNumber(attempt.getNumber() + 1);
        attempts.save(attempt);
    }
}
