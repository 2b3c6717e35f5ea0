import java.io.IOException;
import java.math.BigDecimal;
import jakarta.persistence.*;
import lombok.*;
import lombok.extern.slf4j.Slf4j;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Handlers and entities whose constructors, getters, setters and builders Lombok makes. */
@Slf4j
@Component
@RequiredArgsConstructor
class LombokHandlers {
    private final Accounts accounts;
    private final Receipts receipts;
    private final Entries entries;
    private final JdbcTemplate jdbc;
    private final KafkaTemplate<String, Notice> kafka;

    @KafkaListener(topics = "a")
    @Transactional
    public void growsBySetter(Payment payment) {
        Account account = accounts.findById(payment.getAccount()).orElseThrow();
        account.setBalance(account.getBalance().add(payment.getAmount())); // hapax: increment warning
        log.info("{}", account);
    }

    @KafkaListener(topics = "b")
    @Transactional
    public void overwritesBySetter(Payment payment) {
        Account account = accounts.findById(payment.getAccount()).orElseThrow();
        account.setBalance(payment.getAmount());
    }

    @KafkaListener(topics = "c")
    public void builtWithAGivenId(Payment payment) {
        receipts.save(Receipt.builder().id(payment.getId()).amount(payment.getAmount()).build());
    }

    @KafkaListener(topics = "d")
    public void builtWithoutAnId(Payment payment) {
        entries.save(Entry.builder().amount(payment.getAmount()).build()); // hapax: insert warning
    }

    @SneakyThrows
    @KafkaListener(topics = "e")
    public void thrownOnSilently(Payment payment) {
        write(payment);
        jdbc.update("UPDATE accounts SET owner = ? WHERE id = ?", payment.getId(), payment.getAccount());
    }

    @KafkaListener(topics = "f")
    public void sendsAValue(Payment payment) {
        kafka.send("notices", Notice.of(payment.getId())).join(); // hapax: send warning
    }

    @KafkaListener(topics = "g")
    public void copiedWithAnotherValue(Payment payment) {
        Receipt receipt = receipts.findById(payment.getId()).orElseThrow();
        receipts.save(receipt.toBuilder().amount(receipt.getAmount().add(payment.getAmount())).build()); // hapax: increment warning
    }

    @KafkaListener(topics = "h")
    public void handedOverInALock(@NonNull Payment payment) {
        count(payment);
    }

    @Synchronized
    private void count(Payment payment) {
        jdbc.update("UPDATE accounts SET payments = payments + 1 WHERE id = ?", payment.getAccount()); // hapax: increment warning
    }

    private void write(Payment payment) throws IOException {
        if (payment.getAmount() == null) {
            throw new IOException("nothing to write");
        }
    }
}

@Data
@NoArgsConstructor
@AllArgsConstructor
class Payment {
    private String id;
    private String account;
    private BigDecimal amount;
}

@Value(staticConstructor = "of")
class Notice {
    String id;
}

@Entity
@Getter
@Setter
class Account {
    @Id
    private String id;

    private BigDecimal balance;
}

@Entity
@Getter
@Builder(toBuilder = true)
@NoArgsConstructor
@AllArgsConstructor
class Receipt {
    @Id
    private String id;

    private BigDecimal amount;
}

@Entity
@Builder
@NoArgsConstructor
@AllArgsConstructor
class Entry {
    @Id
    @GeneratedValue
    private String id;

    private BigDecimal amount;
}

interface Entries extends JpaRepository<Entry, String> {}

interface Accounts extends JpaRepository<Account, String> {}

interface Receipts extends JpaRepository<Receipt, String> {}
