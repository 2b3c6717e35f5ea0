import jakarta.persistence.*;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.transaction.annotation.Transactional;

/** What is set in an object that is saved afterwards is lost with the save: told there. */
class LostWithTheSave {
    record Paid(String id, String invoice, long cents) {}

    @Entity
    static class Invoice {
        @Id
        String id;

        String state;
        long paid;

        void pay(long cents) {
            state = "PAID";
            paid += cents;
        }

        void note(long cents) {
            state = "PAID"; // hapax: mark-before-effect warning
            paid += cents;
        }
    }

    interface Invoices extends JpaRepository<Invoice, String> {}

    static class Once {
        private final JdbcTemplate jdbc;

        Once(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Transactional
        public boolean isFirst(String id) {
            return jdbc.update("INSERT INTO seen (id) VALUES (?) ON CONFLICT DO NOTHING", id) == 1;
        }
    }

    static class Books {
        private final Invoices invoices;

        Books(Invoices invoices) {
            this.invoices = invoices;
        }

        @Transactional
        public void keep(String id, long cents) {
            Invoice invoice = invoices.findById(id).orElseThrow();
            invoice.note(cents);
        }
    }

    private final Once once;
    private final Invoices invoices;
    private final Books books;

    LostWithTheSave(Once once, Invoices invoices, Books books) {
        this.once = once;
        this.invoices = invoices;
        this.books = books;
    }

    @KafkaListener(topics = "a")
    void saves(Paid paid) {
        if (once.isFirst(paid.id())) {
            Invoice invoice = invoices.findById(paid.invoice()).orElseThrow();
            invoice.pay(paid.cents());
            invoices.save(invoice); // hapax: mark-before-effect warning
        }
    }

    /** Nobody saves it by name: it is saved when the transaction ends. */
    @KafkaListener(topics = "b")
    void leavesItToTheTransaction(Paid paid) {
        if (once.isFirst(paid.id())) {
            books.keep(paid.invoice(), paid.cents());
        }
    }
}
