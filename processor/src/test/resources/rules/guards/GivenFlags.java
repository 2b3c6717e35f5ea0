import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.transaction.annotation.Transactional;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** A check that a flag switches off guards those that leave it on. */
class GivenFlags {
    record Deposit(String id, String account, long amount) {}

    @Entity
    static class Handled {
        @Id
        String id;

        Handled(String id) {
            this.id = id;
        }

        Handled() {}
    }

    interface HandledRepository extends JpaRepository<Handled, String> {}

    static class Listeners {
        private final Deposits deposits;

        Listeners(Deposits deposits) {
            this.deposits = deposits;
        }

        @KafkaListener(topics = "a")
        void once(Deposit deposit) {
            deposits.take(deposit, false);
        }

        @KafkaListener(topics = "b")
        void checkedNever(Deposit deposit) {
            deposits.takeAgain(deposit, true);
        }

        @KafkaListener(topics = "c")
        void throughOneMore(Deposit deposit) {
            deposits.hand(deposit, true);
        }

        @KafkaListener(topics = "d")
        void asTheMessageSays(Deposit deposit) {
            deposits.takeFreely(deposit, deposit.amount() > 100);
        }

        @KafkaListener(topics = "e")
        void checkedButNotMarked(Deposit deposit) {
            deposits.takeUnmarked(deposit, false);
        }
    }

    static class Deposits {
        private static final String ADD = "UPDATE accounts SET balance = balance + ? WHERE id = ?";

        private final HandledRepository handled;
        private final JdbcTemplate jdbc;

        Deposits(HandledRepository handled, JdbcTemplate jdbc) {
            this.handled = handled;
            this.jdbc = jdbc;
        }

        @Transactional
        public void take(Deposit deposit, boolean replay) {
            if (!replay && handled.existsById(deposit.id())) {
                return;
            }
            jdbc.update(ADD, deposit.amount(), deposit.account());
            if (!replay) {
                handled.save(new Handled(deposit.id()));
            }
        }

        @Transactional
        public void takeAgain(Deposit deposit, boolean replay) {
            if (!replay && handled.existsById(deposit.id())) {
                return;
            }
            jdbc.update(ADD, deposit.amount(), deposit.account()); // hapax: increment warning
            handled.save(new Handled(deposit.id()));
        }

        public void hand(Deposit deposit, boolean checked) {
            jdbc.update("UPDATE accounts SET seen = true WHERE id = ?", deposit.account());
            takeChecked(deposit, checked);
        }

        private void takeChecked(Deposit deposit, boolean checked) {
            if (checked && handled.existsById(deposit.id())) {
                return;
            }
            jdbc.update(ADD, deposit.amount(), deposit.account()); // hapax: check-then-act note
            handled.save(new Handled(deposit.id()));
        }

        @Transactional
        public void takeFreely(Deposit deposit, boolean replay) {
            if (!replay && handled.existsById(deposit.id())) {
                return;
            }
            jdbc.update(ADD, deposit.amount(), deposit.account()); // hapax: increment warning
            handled.save(new Handled(deposit.id()));
        }

        @Transactional
        public void takeUnmarked(Deposit deposit, boolean replay) {
            if (!replay && handled.existsById(deposit.id())) {
                return;
            }
            jdbc.update(ADD, deposit.amount(), deposit.account()); // hapax: increment warning, open-guard note
            if (replay) {
                handled.save(new Handled(deposit.id()));
            }
        }
    }
}
