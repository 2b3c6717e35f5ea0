import dev.hapax.*;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import java.util.*;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.transaction.annotation.Transactional;

/** One of two objects is saved: a new one, or one that has to be found. Nothing keeps the new one from being saved again. */
class FoundOrFails {
    @Entity
    static class Invoice {
        @Id
        @GeneratedValue
        private Long id;

        private String number;
        private String state;

        void setNumber(String number) {
            this.number = number;
        }

        void setState(String state) {
            this.state = state;
        }
    }

    interface Invoices extends JpaRepository<Invoice, Long> {
        Optional<Invoice> findByNumber(String number);
    }

    record Billed(String number, boolean correction) {}

    private Invoices invoices;

    @KafkaHandler(topics = "a", group = "g")
    @Transactional
    void hasToBeFound(Billed billed) {
        Invoice invoice = new Invoice();
        invoice.setNumber(billed.number());
        if (billed.correction()) {
            invoice = invoices.findByNumber(billed.number())
                    .orElseThrow(() -> new IllegalStateException(billed.number()));
        }
        invoice.setState("billed");
        invoices.save(invoice); // hapax: insert
    }

    @KafkaHandler(topics = "b", group = "g")
    @Transactional
    void isFoundOrMade(Billed billed) {
        Invoice invoice = invoices.findByNumber(billed.number()).orElseGet(() -> {
            Invoice made = new Invoice();
            made.setNumber(billed.number());
            return made;
        });
        invoice.setState("billed");
        invoices.save(invoice);
    }

    @KafkaHandler(topics = "c", group = "g")
    @Transactional
    void isTakenWhereItIsThere(Billed billed) {
        Optional<Invoice> found = invoices.findByNumber(billed.number());
        Invoice invoice = new Invoice();
        invoice.setNumber(billed.number());
        if (found.isPresent()) {
            invoice = found.orElseThrow();
        }
        invoice.setState("billed");
        invoices.save(invoice);
    }
}
