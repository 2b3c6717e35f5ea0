import jakarta.persistence.*;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What a transaction runs when it is over comes after every mark that it has set. */
class Synchronizations {
    record Paid(Long booking) {}

    @Entity
    static class Receipt {
        @Id
        private Long booking;

        Receipt(Long booking) {
            this.booking = booking;
        }
    }

    interface Receipts extends JpaRepository<Receipt, Long> {}

    @Service
    static class Cashier {
        private final Receipts receipts;
        private final KafkaTemplate<String, Long> kafka;

        Cashier(Receipts receipts, KafkaTemplate<String, Long> kafka) {
            this.receipts = receipts;
            this.kafka = kafka;
        }

        @Transactional
        public void confirm(Paid paid) {
            if (receipts.existsById(paid.booking())) {
                return;
            }
            receipts.save(new Receipt(paid.booking()));
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    kafka.send("confirmed", paid.booking()); // hapax: mark-before-effect warning, unawaited-send note
                }

                @Override
                public void beforeCommit(boolean readOnly) {
                    kafka.send("confirming", paid.booking()); // hapax: check-then-act note, unawaited-send note
                }
            });
        }
    }

    private final Cashier cashier;

    Synchronizations(Cashier cashier) {
        this.cashier = cashier;
    }

    @KafkaListener(topics = "paid")
    void on(Paid paid) {
        cashier.confirm(paid);
    }
}
