import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A superclass guards what its subclasses do. */
abstract class Templates<T> {
    protected final JdbcTemplate jdbc;

    Templates(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    protected void receive(T event) {
        if (isDone(id(event))) {
            return;
        }
        process(event);
        jdbc.update("INSERT INTO processed (id) VALUES (?)", id(event));
    }

    private boolean isDone(String id) {
        return jdbc.queryForObject("SELECT count(*) FROM processed WHERE id = ?", Integer.class, id) > 0;
    }

    protected void receiveUnguarded(T event) {
        process(event);
    }

    protected abstract String id(T event);

    protected abstract void process(T event);
}

record Deposit(String id, String account, long cents) {}

@Component
class Deposits extends Templates<Deposit> {
    Deposits(JdbcTemplate jdbc) {
        super(jdbc);
    }

    @Transactional
    @KafkaListener(topics = "a")
    public void on(Deposit deposit) {
        receive(deposit);
    }

    @Override
    protected String id(Deposit deposit) {
        return deposit.id();
    }

    @Override
    protected void process(Deposit deposit) {
        jdbc.update("UPDATE accounts SET balance = balance + ? WHERE id = ?", deposit.cents(), deposit.account());
    }
}

@Component
class Withdrawals extends Templates<Deposit> {
    Withdrawals(JdbcTemplate jdbc) {
        super(jdbc);
    }

    @Transactional
    @KafkaListener(topics = "b")
    public void on(Deposit deposit) {
        receiveUnguarded(deposit);
    }

    @Override
    protected String id(Deposit deposit) {
        return deposit.id();
    }

    @Override
    protected void process(Deposit deposit) {
        jdbc.update("UPDATE accounts SET balance = balance - ? WHERE id = ?", deposit.cents(), deposit.account()); // hapax: increment warning
    }
}

@Component
class Refunds extends Templates<Deposit> {
    Refunds(JdbcTemplate jdbc) {
        super(jdbc);
    }

    @KafkaListener(topics = "c")
    public void on(Deposit deposit) {
        receive(deposit);
    }

    @Override
    protected String id(Deposit deposit) {
        return deposit.id();
    }

    @Override
    protected void process(Deposit deposit) {
        jdbc.update("INSERT INTO refunds (account) VALUES (?)", deposit.account()); // hapax: check-then-act note
    }
}
