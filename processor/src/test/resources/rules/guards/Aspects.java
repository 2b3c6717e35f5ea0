import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.aspectj.lang.JoinPoint;
import org.aspectj.lang.ProceedingJoinPoint;
import org.aspectj.lang.annotation.*;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.*;
import org.springframework.transaction.annotation.Transactional;

/** Aspects of the project stand around listeners and services: what they check counts, and what they do. */
@Component
class Aspects {
    record Payment(String id, String account, long cents) {}

    private final JdbcTemplate jdbc;
    private final Ledger ledger;

    Aspects(JdbcTemplate jdbc, Ledger ledger) {
        this.jdbc = jdbc;
        this.ledger = ledger;
    }

    @Once("payments")
    @Transactional
    @KafkaListener(topics = "a")
    public void claimedInTheTransactionAroundBoth(Payment payment) {
        jdbc.update("UPDATE accounts SET balance = balance + ? WHERE id = ?", payment.cents(), payment.account());
    }

    @Once("payments")
    @KafkaListener(topics = "b")
    public void claimedInATransactionOfItsOwn(Payment payment) {
        jdbc.update("UPDATE accounts SET balance = balance + ? WHERE id = ?", payment.cents(), payment.account()); // hapax: mark-before-effect warning
    }

    @Unchecked
    @KafkaListener(topics = "c")
    public void anAspectThatChecksNothing(Payment payment) {
        jdbc.update("UPDATE accounts SET balance = balance + ? WHERE id = ?", payment.cents(), payment.account()); // hapax: increment warning
    }

    @KafkaListener(topics = "d")
    public void throughAService(Payment payment) {
        ledger.bookOnce(payment.id(), payment.account(), payment.cents());
    }

    @KafkaListener(topics = "e")
    public void throughAServiceThatCallsItself(Payment payment) {
        ledger.bookByItself(payment.id(), payment.account(), payment.cents());
    }

    @ByHand
    @KafkaListener(topics = "f")
    public void markedAfterwards(Payment payment) {
        jdbc.update("UPDATE accounts SET balance = balance + ? WHERE id = ?", payment.cents(), payment.account()); // hapax: check-then-act note
    }

    @KafkaListener(topics = "g")
    public void handleByName(Payment payment) {
        jdbc.update("UPDATE accounts SET balance = balance + ? WHERE id = ?", payment.cents(), payment.account()); // hapax: check-then-act note
    }

    @Checked
    @Transactional
    @KafkaListener(topics = "h")
    public void refusedBefore(Payment payment) {
        jdbc.update("UPDATE accounts SET balance = balance + ? WHERE id = ?", payment.cents(), payment.account());
    }

    @Swallowed
    @KafkaListener(topics = "i")
    public void failsQuietly(Payment payment) {
        jdbc.update("UPDATE accounts SET balance = ? WHERE id = ?", payment.cents(), payment.account());
    }

    @Outside
    @Transactional
    @KafkaListener(topics = "j")
    public void claimedOutsideOfTheTransaction(Payment payment) {
        jdbc.update("UPDATE accounts SET balance = balance + ? WHERE id = ?", payment.cents(), payment.account()); // hapax: mark-before-effect warning
    }

    @Once("payments")
    @Unchecked
    @Transactional
    @KafkaListener(topics = "k")
    public void underTwoAspects(Payment payment) {
        jdbc.update("UPDATE accounts SET balance = balance + ? WHERE id = ?", payment.cents(), payment.account());
    }
}

@Service
class Ledger {
    private final JdbcTemplate jdbc;

    Ledger(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional
    @Once("ledger")
    public void bookOnce(String id, String account, long cents) {
        jdbc.update("UPDATE accounts SET balance = balance + ? WHERE id = ?", cents, account);
    }

    public void bookByItself(String id, String account, long cents) {
        bookAgain(id, account, cents);
    }

    @Transactional
    @Once("ledger")
    public void bookAgain(String id, String account, long cents) {
        jdbc.update("UPDATE ledger SET balance = balance + ? WHERE id = ?", cents, account); // hapax: increment warning
    }
}

@Retention(RetentionPolicy.RUNTIME)
@interface Once {
    String value();
}

@Retention(RetentionPolicy.RUNTIME)
@interface Unchecked {}

@Retention(RetentionPolicy.RUNTIME)
@interface ByHand {}

@Retention(RetentionPolicy.RUNTIME)
@interface Checked {}

@Retention(RetentionPolicy.RUNTIME)
@interface Swallowed {}

@Retention(RetentionPolicy.RUNTIME)
@interface Outside {}

@Aspect
@Component
class OnceAspect {
    private final JdbcTemplate jdbc;

    OnceAspect(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Around("@annotation(once)")
    public Object onlyOnce(ProceedingJoinPoint call, Once once) throws Throwable {
        String key = once.value() + ":" + call.getArgs()[0];
        int first = jdbc.update("INSERT INTO processed (id) VALUES (?) ON CONFLICT DO NOTHING", key);
        if (first == 0) {
            return null;
        }
        return call.proceed();
    }

    @Around("@annotation(Unchecked)")
    public Object timed(ProceedingJoinPoint call) throws Throwable {
        long start = System.nanoTime();
        try {
            return call.proceed();
        } finally {
            System.out.println(call.getSignature().toShortString() + (System.nanoTime() - start));
        }
    }

    @Pointcut("@annotation(ByHand) && within(Aspects)")
    void byHand() {}

    @Around("byHand() || execution(public void Aspects.handle*(..))")
    public Object markedAfterwards(ProceedingJoinPoint call) throws Throwable {
        String id = ((Aspects.Payment) call.getArgs()[0]).id();
        if (jdbc.queryForObject("SELECT count(*) FROM handled WHERE id = ?", Integer.class, id) > 0) {
            return null;
        }
        Object result = call.proceed();
        jdbc.update("INSERT INTO handled (id) VALUES (?) ON CONFLICT DO NOTHING", id);
        return result;
    }

    @Before("@annotation(Checked) && args(payment)")
    public void refuse(JoinPoint call, Aspects.Payment payment) {
        int first = jdbc.update("INSERT INTO processed (id) VALUES (?) ON CONFLICT DO NOTHING", payment.id());
        if (first == 0) {
            throw new IllegalStateException("again");
        }
    }

    @Around("@annotation(Swallowed)")
    public Object swallow(ProceedingJoinPoint call) {
        try {
            return call.proceed();
        } catch (Throwable e) { // hapax: swallowed-exception warning
            System.out.println(e);
            return null;
        }
    }
}

@Aspect
@Order(1)
@Component
class OutsideAspect {
    private final JdbcTemplate jdbc;

    OutsideAspect(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Around("@annotation(Outside)")
    public Object onlyOnce(ProceedingJoinPoint call) throws Throwable {
        String id = ((Aspects.Payment) call.getArgs()[0]).id();
        return jdbc.update("INSERT INTO processed (id) VALUES (?) ON CONFLICT DO NOTHING", id) == 1
                ? call.proceed()
                : null;
    }
}
