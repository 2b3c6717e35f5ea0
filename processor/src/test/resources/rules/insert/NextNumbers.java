import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import org.springframework.kafka.annotation.KafkaListener;

/** An id that is counted on from what is stored is another one each time. */
class NextNumbers {
    record Placed(String order, long amount) {}

    @Entity
    static class Invoice {
        @Id
        private Long number;

        private String order;

        Long getNumber() {
            return number;
        }

        void setNumber(Long number) {
            this.number = number;
        }

        void setOrder(String order) {
            this.order = order;
        }
    }

    interface Invoices extends JpaRepository<Invoice, Long> {
        @Query("select max(i.number) from Invoice i")
        Long highest();

        Optional<Invoice> findTopByOrderByNumberDesc();

        Optional<Invoice> findByOrder(String order);
    }

    private final Invoices invoices;

    NextNumbers(Invoices invoices) {
        this.invoices = invoices;
    }

    @KafkaListener(topics = "a")
    void countsThem(Placed placed) {
        Invoice invoice = new Invoice();
        invoice.setNumber(invoices.count() + 1);
        invoice.setOrder(placed.order());
        invoices.save(invoice); // hapax: insert warning
    }

    @KafkaListener(topics = "b")
    void afterTheHighest(Placed placed) {
        Invoice invoice = new Invoice();
        invoice.setNumber(invoices.highest() + 1);
        invoice.setOrder(placed.order());
        invoices.save(invoice); // hapax: insert warning
    }

    @KafkaListener(topics = "c")
    void afterTheLastOne(Placed placed) {
        Invoice invoice = new Invoice();
        invoice.setNumber(
                invoices.findTopByOrderByNumberDesc().map(last -> last.getNumber() + 1).orElse(1L));
        invoice.setOrder(placed.order());
        invoices.save(invoice); // hapax: insert warning
    }

    @KafkaListener(topics = "d")
    void underTheNumberThatItHas(Placed placed) {
        Invoice invoice = new Invoice();
        invoice.setNumber(invoices.findByOrder(placed.order()).map(Invoice::getNumber).orElse(null));
        invoice.setOrder(placed.order());
        invoices.save(invoice);
    }

    @KafkaListener(topics = "e")
    void underOneThatTheMessageCountsOn(Placed placed) {
        Invoice invoice = new Invoice();
        invoice.setNumber(placed.amount() + 1);
        invoice.setOrder(placed.order());
        invoices.save(invoice);
    }
}
