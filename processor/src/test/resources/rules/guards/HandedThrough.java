import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.persistence.*;
import java.util.concurrent.Callable;
import java.util.function.*;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What lambdas hand back to the code that runs them: timers, retries, transactions. */
@Component
class HandedThrough {
    private final JdbcTemplate jdbc;
    private final KafkaTemplate<String, String> kafka;
    private final Accounts accounts;

    HandedThrough(JdbcTemplate jdbc, KafkaTemplate<String, String> kafka, Accounts accounts) {
        this.jdbc = jdbc;
        this.kafka = kafka;
        this.accounts = accounts;
    }

    static <T> T timed(Supplier<T> work) {
        long start = System.nanoTime();
        try {
            return work.get();
        } finally {
            System.out.println(System.nanoTime() - start);
        }
    }

    <T> T again(Callable<T> work) throws Exception {
        for (int i = 0; ; i++) {
            try {
                return work.call();
            } catch (IllegalStateException e) {
                if (i == 2) {
                    throw e;
                }
            }
        }
    }

    static <A, T> T with(A argument, Function<A, T> work) {
        return work.apply(argument);
    }

    private boolean claim(String id) {
        return jdbc.update("INSERT INTO inbox (id) VALUES (?) ON CONFLICT DO NOTHING", id) == 1;
    }

    @KafkaListener(topics = "a")
    @Transactional
    public void claimed(String id) {
        if (timed(() -> claim(id))) {
            jdbc.update("UPDATE farms SET stock = stock + 1 WHERE id = ?", id);
        }
    }

    @KafkaListener(topics = "b")
    @Transactional
    public void claimedOnTheOtherSide(String id) {
        if (!timed(() -> claim(id))) {
            jdbc.update("UPDATE farms SET stock = stock + 1 WHERE id = ?", id); // hapax: increment warning
        }
    }

    @KafkaListener(topics = "c")
    @Transactional
    public void claimedAtTheThirdTry(String id) throws Exception {
        boolean fresh = again(() -> claim(id));
        if (fresh) {
            jdbc.update("UPDATE farms SET stock = stock + 1 WHERE id = ?", id);
        }
    }

    @KafkaListener(topics = "d")
    @Transactional
    public void claimedByAnArgument(String id) {
        if (with(id, this::claim)) {
            jdbc.update("UPDATE farms SET stock = stock + 1 WHERE id = ?", id);
        }
    }

    @KafkaListener(topics = "e")
    public void claimedInAnotherTransaction(String id) {
        boolean fresh = QuarkusTransaction.requiringNew().call(() -> claim(id));
        if (fresh) {
            kafka.send("farms", id).join(); // hapax: mark-before-effect warning
        }
    }

    @KafkaListener(topics = "f")
    public void read(String id) {
        Account account = timed(() -> accounts.findById(id).orElseThrow());
        account.total += 1; // hapax: increment warning
        accounts.save(account);
    }

    @KafkaListener(topics = "g")
    public void readByAFunctionAtHand(String id) {
        Supplier<Account> account = () -> accounts.findById(id).orElseThrow();
        Account found = account.get();
        found.total += 1; // hapax: increment warning
        accounts.save(found);
    }
}

@Entity
class Account {
    @Id
    String id;

    int total;
}

interface Accounts extends JpaRepository<Account, String> {}
