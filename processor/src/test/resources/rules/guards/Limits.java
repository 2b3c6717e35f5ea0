import jakarta.persistence.*;
import java.math.BigDecimal;
import java.sql.*;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.transaction.annotation.Transactional;

/** How much there is may stay below a limit when more is added: only what leaves no room for it a second time is a guard. */
class Limits {
    record Event(String order, String account, BigDecimal amount, Long card) {}

    @Entity
    @Table(name = "transfers")
    static class Transfer {
        @Id
        @GeneratedValue
        Long id;

        String account;
        String order;
        BigDecimal amount;

        Transfer(String account, String order, BigDecimal amount) {
            this.account = account;
            this.order = order;
            this.amount = amount;
        }

        Transfer() {}
    }

    interface Transfers extends JpaRepository<Transfer, Long> {
        long countByAccount(String account);

        int countByAccountAndOrder(String account, String order);

        @Query("SELECT SUM(t.amount) FROM Transfer t WHERE t.account = ?1")
        BigDecimal total(String account);

        @Query("SELECT COUNT(t) FROM Transfer t WHERE t.account = ?1")
        long howMany(String account);

        List<Transfer> findByAccount(String account);
    }

    private final Transfers transfers;
    private final JdbcTemplate jdbc;
    private final int limit;
    private final BigDecimal most;

    Limits(Transfers transfers, JdbcTemplate jdbc, int limit, BigDecimal most) {
        this.transfers = transfers;
        this.jdbc = jdbc;
        this.limit = limit;
        this.most = most;
    }

    @Transactional
    @KafkaListener(topics = "a")
    public void many(Event event) {
        if (transfers.countByAccount(event.account()) >= limit) {
            throw new IllegalStateException("too many");
        }
        transfers.save(new Transfer(event.account(), event.order(), event.amount())); // hapax: insert warning
    }

    @Transactional
    @KafkaListener(topics = "b")
    public void constant(Event event) {
        if (transfers.countByAccount(event.account()) < 10) {
            transfers.save(new Transfer(event.account(), event.order(), event.amount())); // hapax: insert warning
        }
    }

    @Transactional
    @KafkaListener(topics = "c")
    public void service(Event event) {
        if (event.card() != null && isOver(event.account())) {
            return;
        }
        transfers.save(new Transfer(event.account(), event.order(), event.amount())); // hapax: insert warning
    }

    private boolean isOver(String account) {
        long found = transfers.howMany(account);
        boolean over = found >= limit;
        if (over) {
            System.out.println("over");
        }
        return over;
    }

    @Transactional
    @KafkaListener(topics = "d")
    public void sum(Event event) {
        if (transfers.total(event.account()).add(event.amount()).compareTo(most) > 0) {
            throw new IllegalStateException("too much");
        }
        transfers.save(new Transfer(event.account(), event.order(), event.amount())); // hapax: insert warning
    }

    @Transactional
    @KafkaListener(topics = "e")
    public void size(Event event) {
        if (transfers.findByAccount(event.account()).size() < limit) {
            transfers.save(new Transfer(event.account(), event.order(), event.amount())); // hapax: insert warning
        }
    }

    @Transactional
    @KafkaListener(topics = "f")
    public void streamed(Event event) {
        BigDecimal sum = transfers.findByAccount(event.account()).stream()
                .map(one -> one.amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(most) < 0) {
            transfers.save(new Transfer(event.account(), event.order(), event.amount())); // hapax: insert warning
        }
    }

    @Transactional
    @KafkaListener(topics = "g")
    public void statement(Event event) {
        Integer found = jdbc.queryForObject("SELECT COUNT(*) FROM transfers WHERE account = ?", Integer.class, event.account());
        if (found < limit) {
            jdbc.update("INSERT INTO transfers (account, amount) VALUES (?, ?)", event.account(), event.amount()); // hapax: insert warning
        }
    }

    @Transactional
    @KafkaListener(topics = "h")
    public void none(Event event) {
        if (transfers.countByAccountAndOrder(event.account(), event.order()) > 0) {
            return;
        }
        transfers.save(new Transfer(event.account(), event.order(), event.amount()));
    }

    @Transactional
    @KafkaListener(topics = "i")
    public void belowOne(Event event) {
        if (transfers.countByAccountAndOrder(event.account(), event.order()) < 1) {
            transfers.save(new Transfer(event.account(), event.order(), event.amount()));
        }
    }

    @Transactional
    @KafkaListener(topics = "j")
    public void noStatement(Event event) {
        Integer found = jdbc.queryForObject("SELECT COUNT(*) FROM transfers WHERE reference = ?", Integer.class, event.order());
        if (found == null || found == 0) {
            jdbc.update("INSERT INTO transfers (reference, amount) VALUES (?, ?)", event.order(), event.amount());
        }
    }

    @Transactional
    @KafkaListener(topics = "k")
    public void noneOfThem(Event event) {
        if (transfers.findByAccount(event.order()).size() == 0) {
            transfers.save(new Transfer(event.account(), event.order(), event.amount()));
        }
    }

    @Transactional
    @KafkaListener(topics = "l")
    public void growth(Event event) {
        if (transfers.countByAccount(event.account()) < limit) {
            jdbc.update("UPDATE accounts SET balance = balance - ? WHERE id = ?", event.amount(), event.account()); // hapax: increment warning
            transfers.save(new Transfer(event.account(), event.order(), event.amount())); // hapax: insert warning
        }
    }

    @Entity
    static class Debt {
        @Id
        String account;

        BigDecimal amount;
        int step;

        BigDecimal getAmount() {
            return amount;
        }

        void setAmount(BigDecimal amount) {
            this.amount = amount;
        }

        int getStep() {
            return step;
        }

        void setStep(int step) {
            this.step = step;
        }
    }

    interface Debts extends JpaRepository<Debt, String> {}

    record Step(String account, int step, BigDecimal amount) {}

    private Debts debts;

    @Transactional
    @KafkaListener(topics = "m")
    public void whole(Event event) {
        Debt debt = debts.findById(event.account()).orElseThrow();
        if (debt.getAmount().compareTo(event.amount()) != 0) {
            throw new IllegalStateException("not the whole debt");
        }
        debt.setAmount(debt.getAmount().subtract(event.amount()));
        debts.save(debt);
        transfers.save(new Transfer(event.account(), event.order(), event.amount()));
    }

    @Transactional
    @KafkaListener(topics = "n")
    public void step(Step step) {
        Debt debt = debts.findById(step.account()).orElseThrow();
        if (debt.getStep() == step.step()) {
            debt.setStep(debt.getStep() + 1);
            transfers.save(new Transfer(step.account(), "", step.amount()));
        }
    }

    @Transactional
    @KafkaListener(topics = "o")
    public void enough(Event event) {
        Debt debt = debts.findById(event.account()).orElseThrow();
        if (debt.getAmount().compareTo(event.amount()) >= 0) {
            debt.setAmount(debt.getAmount().subtract(event.amount())); // hapax: increment warning
            transfers.save(new Transfer(event.account(), event.order(), event.amount())); // hapax: insert warning
        }
    }

    @Transactional
    @KafkaListener(topics = "p")
    public void sumOrNothing(Event event) {
        BigDecimal total = transfers.total(event.account());
        BigDecimal known = total == null ? BigDecimal.ZERO : total;
        if (known.add(event.amount()).compareTo(most) > 0) {
            throw new IllegalStateException("too much");
        }
        transfers.save(new Transfer(event.account(), event.order(), event.amount())); // hapax: insert warning
    }

    @Transactional
    @KafkaListener(topics = "q")
    public void countOrNothing(Event event) {
        Integer found = jdbc.queryForObject("SELECT COUNT(*) FROM transfers WHERE account = ?", Integer.class, event.account());
        if (Optional.ofNullable(found).orElse(0) < limit) {
            jdbc.update("INSERT INTO transfers (account, amount) VALUES (?, ?)", event.account(), event.amount()); // hapax: insert warning
        }
    }

    @Transactional
    @KafkaListener(topics = "r")
    public void noneOrNothing(Event event) {
        Integer found = jdbc.queryForObject("SELECT COUNT(*) FROM transfers WHERE order_id = ?", Integer.class, event.order());
        if (Optional.ofNullable(found).orElse(0) > 0) {
            return;
        }
        jdbc.update("INSERT INTO transfers (order_id, amount) VALUES (?, ?)", event.order(), event.amount());
    }

    @Transactional
    @KafkaListener(topics = "s")
    public void enoughOrNothing(Event event) {
        Debt debt = debts.findById(event.account()).orElseThrow();
        BigDecimal amount = debt.getAmount() != null ? debt.getAmount() : BigDecimal.ZERO;
        if (amount.compareTo(event.amount()) >= 0) {
            debt.setAmount(amount.subtract(event.amount())); // hapax: increment warning
            transfers.save(new Transfer(event.account(), event.order(), event.amount())); // hapax: insert warning
        }
    }

    @Transactional
    @KafkaListener(topics = "t")
    public void stepOrNothing(Step step) {
        Debt debt = debts.findById(step.account()).orElseThrow();
        Integer known = debt.getStep();
        int now = known == null ? 0 : known;
        if (now == step.step()) {
            debt.setStep(now + 1);
            transfers.save(new Transfer(step.account(), "", step.amount()));
        }
    }
}
