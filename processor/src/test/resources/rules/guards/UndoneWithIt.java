import jakarta.persistence.*;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What a catch clause writes before it throws again is undone with the transaction, where the exception undoes that. */
class UndoneWithIt {
    record Parcel(String id, String depot) {}

    @Entity
    static class Trial {
        @Id
        String parcel;

        int failures;
    }

    @Entity
    static class Stay {
        @Id
        String parcel;

        String depot;
    }

    interface Trials extends JpaRepository<Trial, String> {}

    interface Stays extends JpaRepository<Stay, String> {}

    @Service
    static class Ledger {
        private final Trials trials;

        Ledger(Trials trials) {
            this.trials = trials;
        }

        @Transactional(propagation = Propagation.REQUIRES_NEW)
        public void failedOnce(String parcel) {
            Trial trial = trials.findById(parcel).orElseThrow();
            trial.failures = trial.failures + 1; // hapax: increment warning
        }
    }

    @Service
    static class Depots {
        private final Trials trials;
        private final Stays stays;

        Depots(Trials trials, Stays stays) {
            this.trials = trials;
            this.stays = stays;
        }

        @Transactional
        public void take(Parcel parcel) {
            try {
                Stay stay = new Stay();
                stay.parcel = parcel.id();
                stays.saveAndFlush(stay);
            } catch (RuntimeException e) {
                Trial trial = trials.findById(parcel.id()).orElseThrow();
                trial.failures = trial.failures + 1;
                throw e;
            }
        }
    }

    private final Executor executor = Executors.newSingleThreadExecutor();
    private final Depots depots;
    private final Trials trials;
    private final Stays stays;
    private final Ledger ledger;
    private final KafkaTemplate<String, String> kafka;

    UndoneWithIt(
            Depots depots, Trials trials, Stays stays, Ledger ledger, KafkaTemplate<String, String> kafka) {
        this.depots = depots;
        this.trials = trials;
        this.stays = stays;
        this.ledger = ledger;
        this.kafka = kafka;
    }

    private void store(Parcel parcel) {
        Stay stay = new Stay();
        stay.parcel = parcel.id();
        stay.depot = parcel.depot();
        stays.save(stay);
    }

    @Transactional
    @KafkaListener(topics = "a")
    public void undone(Parcel parcel) {
        try {
            store(parcel);
        } catch (Exception e) {
            Trial trial = trials.findById(parcel.id()).orElseThrow();
            trial.failures = trial.failures + 1;
            trials.save(trial);
            throw new IllegalStateException("parcel " + parcel.id(), e);
        }
    }

    @Transactional
    @KafkaListener(topics = "b")
    public void thrownAgain(Parcel parcel) {
        try {
            store(parcel);
        } catch (RuntimeException e) {
            Trial trial = trials.findById(parcel.id()).orElseThrow();
            trial.failures = trial.failures + 1;
            throw e;
        }
    }

    @KafkaListener(topics = "c")
    public void withoutTransaction(Parcel parcel) {
        try {
            store(parcel);
        } catch (Exception e) {
            Trial trial = trials.findById(parcel.id()).orElseThrow();
            trial.failures = trial.failures + 1; // hapax: increment warning
            trials.save(trial);
            throw new IllegalStateException("parcel " + parcel.id(), e);
        }
    }

    /** After a checked exception the transaction is committed. */
    @Transactional
    @KafkaListener(topics = "d")
    public void checked(Parcel parcel) throws IOException {
        try {
            store(parcel);
        } catch (RuntimeException e) {
            Trial trial = trials.findById(parcel.id()).orElseThrow();
            trial.failures = trial.failures + 1; // hapax: increment warning
            throw new IOException("parcel " + parcel.id(), e);
        }
    }

    @Transactional(noRollbackFor = IllegalStateException.class)
    @KafkaListener(topics = "e")
    public void lenient(Parcel parcel) {
        try {
            store(parcel);
        } catch (RuntimeException e) {
            Trial trial = trials.findById(parcel.id()).orElseThrow();
            trial.failures = trial.failures + 1; // hapax: increment warning
            throw new IllegalStateException("parcel " + parcel.id(), e);
        }
    }

    @Transactional
    @KafkaListener(topics = "f")
    public void inAnother(Parcel parcel) {
        try {
            store(parcel);
        } catch (RuntimeException e) {
            ledger.failedOnce(parcel.id());
            throw e;
        }
    }

    /** A message that has been sent is not undone. */
    @Transactional
    @KafkaListener(topics = "g")
    public void sent(Parcel parcel) throws Exception {
        try {
            store(parcel);
        } catch (RuntimeException e) {
            kafka.send("failures", parcel.id()).get(); // hapax: send warning
            throw e;
        }
    }

    @Transactional
    @KafkaListener(topics = "h")
    public void sometimes(Parcel parcel) {
        try {
            store(parcel);
        } catch (RuntimeException e) { // hapax: swallowed-exception warning
            Trial trial = trials.findById(parcel.id()).orElseThrow();
            trial.failures = trial.failures + 1; // hapax: increment warning
            if (trial.failures < 3) {
                throw e;
            }
        }
    }

    @KafkaListener(topics = "i")
    public void byAService(Parcel parcel) {
        depots.take(parcel);
    }

    /** A call of its own method goes around the transaction. */
    @KafkaListener(topics = "j")
    public void byItself(Parcel parcel) {
        take(parcel);
    }

    @Transactional
    public void take(Parcel parcel) {
        try {
            store(parcel);
        } catch (RuntimeException e) {
            Trial trial = trials.findById(parcel.id()).orElseThrow();
            trial.failures = trial.failures + 1; // hapax: increment warning
            trials.save(trial);
            throw e;
        }
    }

    private static void fail(Parcel parcel) throws IOException {
        throw new IOException("parcel " + parcel.id());
    }

    /** What a method throws that always fails can be checked. */
    @Transactional
    @KafkaListener(topics = "k")
    public void failsElsewhere(Parcel parcel) throws IOException {
        try {
            store(parcel);
        } catch (RuntimeException e) {
            Trial trial = trials.findById(parcel.id()).orElseThrow();
            trial.failures = trial.failures + 1; // hapax: increment warning
            fail(parcel);
        }
    }

    private void count(Parcel parcel) {
        Trial trial = trials.findById(parcel.id()).orElseThrow();
        trial.failures = trial.failures + 1; // hapax: increment warning
        trials.save(trial);
    }

    /** What another thread does is not part of the transaction. */
    @Transactional
    @KafkaListener(topics = "l")
    public void elsewhere(Parcel parcel) {
        try {
            store(parcel);
        } catch (RuntimeException e) {
            executor.execute(() -> count(parcel)); // hapax: async-handoff warning
            throw e;
        }
    }
}
