import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import org.bson.Document;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;

/** What is taken out of a library's object is what was put in there: its key alone does not tell. */
class TakenOutOfObjects {
    record Ordered(String order, String user) {}

    @Entity
    static class Payment {
        @Id
        @GeneratedValue
        private Long id;

        @Column(unique = true, nullable = false)
        private String receipt;

        private String user;

        void setReceipt(String receipt) {
            this.receipt = receipt;
        }

        void setUser(String user) {
            this.user = user;
        }
    }

    interface Payments extends JpaRepository<Payment, Long> {}

    private final Payments payments;
    private final KafkaTemplate<String, String> kafka;

    TakenOutOfObjects(Payments payments, KafkaTemplate<String, String> kafka) {
        this.payments = payments;
        this.kafka = kafka;
    }

    @KafkaListener(topics = "a")
    void numbersByTheClock(Ordered ordered) {
        Document request = new Document();
        request.put("receipt", "order_" + System.currentTimeMillis() + ordered.user());
        save(ordered, request.get("receipt").toString());
        kafka.send("paid", ordered.order()).join(); // hapax: send warning
    }

    @KafkaListener(topics = "b")
    void numbersByTheClockInANode(Ordered ordered) {
        ObjectNode request = new ObjectMapper().createObjectNode();
        request.put("receipt", "order_" + System.currentTimeMillis() + ordered.user());
        save(ordered, request.get("receipt").asText());
        kafka.send("paid", ordered.order()).join(); // hapax: send warning
    }

    private void save(Ordered ordered, String receipt) {
        Payment payment = new Payment();
        payment.setReceipt(receipt);
        payment.setUser(ordered.user());
        payments.save(payment); // hapax: insert warning, insert warning
    }
}
