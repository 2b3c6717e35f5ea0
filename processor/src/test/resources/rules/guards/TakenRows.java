import jakarta.persistence.*;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.annotation.Transactional;

/** Work for each of the rows that a message is about, which are taken away with it. */
class TakenRows {
    record Failed(UUID request) {}

    @Entity
    static class Held {
        @Id
        @GeneratedValue
        private Long id;

        private UUID request;
        private Long account;
        private long amount;
    }

    @Entity
    static class Account {
        @Id
        private Long id;

        private long balance;
    }

    interface HeldAmounts extends JpaRepository<Held, Long> {
        List<Held> findByRequest(UUID request);

        void deleteByRequest(UUID request);
    }

    interface Accounts extends JpaRepository<Account, Long> {}

    private final HeldAmounts held;
    private final Accounts accounts;
    private final KafkaTemplate<String, String> kafka;

    TakenRows(HeldAmounts held, Accounts accounts, KafkaTemplate<String, String> kafka) {
        this.kafka = kafka;
        this.held = held;
        this.accounts = accounts;
    }

    private void pay(Held one) {
        Account account = accounts.findById(one.account).orElseThrow();
        account.balance += one.amount;
        accounts.save(account);
    }

    @KafkaListener(topics = "failed", groupId = "a")
    @Transactional
    public void loops(Failed failed) {
        List<Held> found = held.findByRequest(failed.request());
        for (Held one : found) {
            pay(one);
        }
        held.deleteAll(found);
    }

    @KafkaListener(topics = "failed", groupId = "b")
    @Transactional
    public void streams(Failed failed) {
        List<Held> found = held.findByRequest(failed.request());
        found.stream().filter(one -> one.amount > 0).forEach(this::pay);
        held.deleteAll(found);
    }

    @KafkaListener(topics = "failed", groupId = "c")
    @Transactional
    public void streamsAndDeletesByKey(Failed failed) {
        held.findByRequest(failed.request()).stream().filter(one -> one.amount > 0).forEach(one -> pay(one));
        held.deleteByRequest(failed.request());
    }

    @KafkaListener(topics = "failed", groupId = "d")
    @Transactional
    public void plainStream(Failed failed) {
        held.findByRequest(failed.request()).forEach(one -> pay(one));
        held.deleteByRequest(failed.request());
    }

    /** The rows are taken away one by one, and all that is done is in the same transaction. */
    @KafkaListener(topics = "failed", groupId = "g")
    @Transactional
    public void takesOneByOne(Failed failed) {
        for (Held one : held.findByRequest(failed.request())) {
            pay(one);
            held.delete(one);
        }
    }

    /** Without a transaction, it is done and not yet taken away in between. */
    @KafkaListener(topics = "failed", groupId = "h")
    public void inNoTransaction(Failed failed) {
        held.findByRequest(failed.request()).forEach(one -> payInBetween(one));
        held.deleteByRequest(failed.request());
    }

    /** How many there were is told when there are none, too. */
    @KafkaListener(topics = "failed", groupId = "j")
    @Transactional
    public void tells(Failed failed) {
        List<Held> found = held.findByRequest(failed.request());
        kafka.send("released", String.valueOf(found.size())); // hapax: send warning, unawaited-send note
        held.deleteAll(found);
    }

    /** What is taken away is not what was found. */
    @KafkaListener(topics = "failed", groupId = "k")
    @Transactional
    public void takesOthers(Failed failed, @org.springframework.messaging.handler.annotation.Header("other") UUID other) {
        held.findByRequest(failed.request()).forEach(one -> payAgain(one));
        held.deleteByRequest(other);
    }

    private void payInBetween(Held one) {
        Account account = accounts.findById(one.account).orElseThrow();
        account.balance += one.amount;
        accounts.save(account); // hapax: check-then-act note
    }

    private void payAgain(Held one) {
        Account account = accounts.findById(one.account).orElseThrow();
        account.balance += one.amount; // hapax: increment warning, increment warning
        accounts.save(account);
    }

    @KafkaListener(topics = "failed", groupId = "e")
    @Transactional
    public void keeps(Failed failed) {
        held.findByRequest(failed.request()).forEach(one -> payAgain(one));
    }
}
