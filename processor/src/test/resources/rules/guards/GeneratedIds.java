import jakarta.persistence.*;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.transaction.annotation.Transactional;

/** What is looked for by the message's id is never found where the store makes the ids. */
class GeneratedIds {
    record Payment(Long order, UUID event, long cents) {}

    @Entity
    static class Receipt {
        @Id
        @GeneratedValue
        private Long id;

        private Long ofOrder;
        private long cents;

        protected Receipt() {}

        Receipt(Long ofOrder) {
            this.ofOrder = ofOrder;
        }

        void setId(Long id) {
            this.id = id;
        }

        void setCents(long cents) {
            this.cents = cents;
        }
    }

    @Entity
    static class Entry {
        @Id
        private UUID id;

        private UUID event;

        protected Entry() {}

        Entry(UUID id, UUID event) {
            this.id = id;
            this.event = event;
        }
    }

    interface Receipts extends JpaRepository<Receipt, Long> {
        boolean existsByOfOrder(Long order);
    }

    interface Entries extends JpaRepository<Entry, UUID> {
        boolean existsByEvent(UUID event);
    }

    private final Receipts receipts;
    private final Entries entries;

    GeneratedIds(Receipts receipts, Entries entries) {
        this.receipts = receipts;
        this.entries = entries;
    }

    @Transactional
    @KafkaListener(topics = "a")
    public void byId(Payment payment) {
        if (!receipts.existsById(payment.order())) {
            receipts.save(new Receipt(payment.order())); // hapax: insert warning, open-guard note
        }
    }

    @Transactional
    @KafkaListener(topics = "b")
    public void byWhatIsKept(Payment payment) {
        if (!receipts.existsByOfOrder(payment.order())) {
            receipts.save(new Receipt(payment.order()));
        }
    }

    @Transactional
    @KafkaListener(topics = "c")
    public void drawn(Payment payment) {
        if (entries.existsById(payment.event())) {
            return;
        }
        entries.save(new Entry(UUID.randomUUID(), payment.event())); // hapax: insert warning, open-guard note, nondeterministic-identity warning
    }

    @Transactional
    @KafkaListener(topics = "d")
    public void drawnAndKept(Payment payment) {
        if (!entries.existsByEvent(payment.event())) {
            entries.save(new Entry(UUID.randomUUID(), payment.event()));
        }
    }

    @Transactional
    @KafkaListener(topics = "e")
    public void ofTheMessage(Payment payment) {
        if (!entries.existsById(payment.event())) {
            entries.save(new Entry(payment.event(), payment.event()));
        }
    }

    @Transactional
    @KafkaListener(topics = "f")
    public void foundOrMade(Payment payment) {
        Receipt receipt = receipts.findById(payment.order()).orElseGet(Receipt::new);
        receipt.setCents(payment.cents());
        receipts.save(receipt); // hapax: insert warning
    }

    @Transactional
    @KafkaListener(topics = "g")
    public void foundOrMadeWithIt(Payment payment) {
        Entry entry = entries.findById(payment.event()).orElseGet(() -> new Entry(payment.event(), payment.event()));
        entries.save(entry);
    }

    /** Whether it is set is not known: it is taken for set. */
    @Transactional
    @KafkaListener(topics = "h")
    public void perhaps(Payment payment) {
        Receipt receipt = receipts.findById(payment.order()).orElseGet(Receipt::new);
        if (payment.cents() > 0) {
            receipt.setId(payment.order());
        }
        receipts.save(receipt);
    }
}
