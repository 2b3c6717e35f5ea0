import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A status that is kept as a text, by the name of an enum's constant: which one it is is known all the same. */
@Service
class NamesOfStatuses {
    private final Loans loans;
    private final KafkaTemplate<String, String> kafka;

    NamesOfStatuses(Loans loans, KafkaTemplate<String, String> kafka) {
        this.loans = loans;
        this.kafka = kafka;
    }

    @KafkaListener(topics = "a")
    @Transactional
    public void marks(String id) {
        Loan loan = loans.findById(id).orElseThrow();
        if (!loan.getStatus().equals(Status.REPAID.name())) {
            kafka.send("receipts", id).join(); // hapax: check-then-act note
            loan.setStatus(Status.REPAID.name());
        }
    }

    /** It is what it was: the second delivery passes, too. */
    @KafkaListener(topics = "b")
    @Transactional
    public void leavesItAsItIs(String id) {
        Loan loan = loans.findById(id).orElseThrow();
        if (loan.getStatus().equals(Status.OPEN.name())) {
            kafka.send("reminders", id).join(); // hapax: send warning
            loan.setStatus(Status.OPEN.name());
        }
    }

    @KafkaListener(topics = "c")
    @Transactional
    public void remembersWhatItWas(String id) {
        Loan loan = loans.findById(id).orElseThrow();
        String before = loan.getStatus();
        loan.setStatus(Status.CANCELLED.name());
        loans.save(loan);
        if (before.equals(Status.OPEN.name())) {
            kafka.send("releases", id).join(); // hapax: check-then-act note
        }
    }

    /** What is set is not the status that keeps it from sending. */
    @KafkaListener(topics = "d")
    @Transactional
    public void setsAnother(String id) {
        Loan loan = loans.findById(id).orElseThrow();
        if (!loan.getStatus().equals(Status.REPAID.name())) {
            kafka.send("reminders", id).join(); // hapax: send warning
            loan.setStatus(Status.OPEN.name());
        }
    }

    enum Status {
        OPEN,
        REPAID,
        CANCELLED
    }

    @Entity
    static class Loan {
        @Id
        private String id;

        private String status;

        String getStatus() {
            return status;
        }

        void setStatus(String status) {
            this.status = status;
        }
    }

    interface Loans extends JpaRepository<Loan, String> {}
}
