import java.util.*;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.*;
import org.springframework.data.mongodb.repository.MongoRepository;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;

/** A mark that an update writes is set by that update, and not where it is put into the object that was read. */
class WrittenMarks {
    record Refund(String id, String user, long cents) {}

    @Document("wallets")
    static class Wallet {
        @Id
        private String id;

        private String user;
        private long refunded;
        private Map<String, Long> refunds;

        Map<String, Long> getRefunds() {
            return refunds;
        }

        long getRefunded() {
            return refunded;
        }
    }

    interface Wallets extends MongoRepository<Wallet, String> {
        Optional<Wallet> findByUser(String user);
    }

    private final Wallets wallets;
    private final MongoTemplate template;
    private final KafkaTemplate<String, String> kafka;

    WrittenMarks(Wallets wallets, MongoTemplate template, KafkaTemplate<String, String> kafka) {
        this.wallets = wallets;
        this.template = template;
        this.kafka = kafka;
    }

    private void write(Refund refund, Wallet wallet, Map<String, Long> refunds) {
        template.updateFirst(
                Query.query(Criteria.where("user").is(refund.user())),
                new Update().set("refunded", wallet.getRefunded() + refund.cents()).set("refunds", refunds),
                Wallet.class);
    }

    @KafkaListener(topics = "a")
    void together(Refund refund) {
        Wallet wallet = wallets.findByUser(refund.user()).orElseThrow();
        Map<String, Long> refunds = wallet.getRefunds();
        if (refunds.containsKey(refund.id())) {
            return;
        }
        refunds.put(refund.id(), refund.cents());
        write(refund, wallet, refunds);
    }

    @KafkaListener(topics = "b")
    void perhapsTheFirst(Refund refund) {
        Wallet wallet = wallets.findByUser(refund.user()).orElseThrow();
        Map<String, Long> refunds = wallet.getRefunds();
        if (refunds == null) {
            refunds = new HashMap<>();
        }
        if (refunds.containsKey(refund.id())) {
            return;
        }
        refunds.put(refund.id(), refund.cents());
        write(refund, wallet, refunds);
    }

    @KafkaListener(topics = "c")
    void around(Refund refund) {
        Wallet wallet = wallets.findByUser(refund.user()).orElseThrow();
        Map<String, Long> refunds = wallet.getRefunds();
        if (!refunds.containsKey(refund.id())) {
            refunds.put(refund.id(), refund.cents());
            kafka.send("before", refund.id()); // hapax: check-then-act note, unawaited-send note
            write(refund, wallet, refunds);
            kafka.send("after", refund.id()); // hapax: mark-before-effect warning, unawaited-send note
        }
    }
}
