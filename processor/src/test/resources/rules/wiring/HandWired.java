import java.util.Objects;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Decorators of one interface that code puts into each other: what each of them holds is what its constructor was given. */
@Component
@Transactional
class HandWired {
    private final Payments payments;
    private final Refunds refunds;
    private final Bonuses bonuses;
    private final Fees fees;
    private final Tips tips;
    private final Loans loans;
    private final Step<String> first;
    private final Step<String> second;

    HandWired(
            Payments payments, Refunds refunds, Bonuses bonuses, Fees fees, Tips tips, Loans loans,
            Inbox inbox, AddsPoints points, AddsStamps stamps) {
        this.payments = payments;
        this.refunds = refunds;
        this.bonuses = bonuses;
        this.fees = fees;
        this.tips = tips;
        this.loans = loans;
        this.first = new Once<>(inbox, points);
        this.second = new Logged<>(stamps);
    }

    record Payment(String id, String account, long cents) {}

    @KafkaListener(topics = "a")
    public void guardedByTheOuterOne(Payment payment) {
        payments.pay(payment.id(), payment.account(), payment.cents());
    }

    @KafkaListener(topics = "b")
    public void guardedByNone(Payment payment) {
        refunds.refund(payment.account(), payment.cents());
    }

    @KafkaListener(topics = "c")
    public void guardedInOneOfTwoWays(Payment payment) {
        bonuses.grant(payment.id(), payment.account(), payment.cents());
    }

    @KafkaListener(topics = "d")
    public void madeOfOtherBeans(Payment payment) {
        fees.take(payment.id(), payment.account(), payment.cents());
    }

    @KafkaListener(topics = "e")
    public void withASuperclassOfAllDecorators(Payment payment) {
        tips.give(payment.id(), payment.account(), payment.cents());
    }

    @KafkaListener(topics = "f")
    public void theOtherOneIsAskedForByName(Payment payment) {
        loans.lend(payment.id(), payment.account(), payment.cents());
    }

    @KafkaListener(topics = "g")
    public void wiredByTheConstructor(Payment payment) {
        first.run(payment.id(), payment.account());
    }

    @KafkaListener(topics = "h")
    public void wiredByTheConstructorWithoutAGuard(Payment payment) {
        second.run(payment.id(), payment.account());
    }
}

@Component
class Inbox {
    private final JdbcTemplate jdbc;

    Inbox(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    boolean isNew(String id) {
        return jdbc.update("INSERT INTO inbox (id) VALUES (?) ON CONFLICT DO NOTHING", id) == 1;
    }
}

@Configuration
class Wiring {
    @Bean
    Payments payments(Inbox inbox, JdbcTemplate jdbc) {
        return new OncePayments(inbox, new RetriedPayments(new RetriedPayments(new BookedPayments(jdbc))));
    }

    @Bean
    Refunds refunds(JdbcTemplate jdbc) {
        Refunds booked = new BookedRefunds(jdbc);
        Refunds refunds = new LoggedRefunds(booked);
        return refunds;
    }

    @Bean
    Bonuses bonuses(Inbox inbox, JdbcTemplate jdbc) {
        Bonuses booked = new BookedBonuses(jdbc);
        return System.getenv("ONCE") == null ? new LoggedBonuses(booked) : new OnceBonuses(inbox, booked);
    }

    @Bean
    BookedFees booked(JdbcTemplate jdbc) {
        return new BookedFees(jdbc);
    }

    @Bean
    Fees fees(Inbox inbox, JdbcTemplate jdbc) {
        return new OnceFees(inbox, logged(jdbc));
    }

    private Fees logged(JdbcTemplate jdbc) {
        return new LoggedFees(booked(jdbc));
    }

    @Bean
    Tips tips(Inbox inbox, JdbcTemplate jdbc) {
        return new OnceTips(inbox, new LoggedTips(new BookedTips(jdbc)));
    }

    @Bean
    Loans plain(JdbcTemplate jdbc) {
        return new BookedLoans(jdbc);
    }

    @Bean
    Loans loans(Inbox inbox, @Qualifier("plain") Loans loans) {
        return new OnceLoans(inbox, loans);
    }
}

interface Payments {
    void pay(String id, String account, long cents);
}

class OncePayments implements Payments {
    private final Inbox inbox;
    private final Payments delegate;

    OncePayments(Inbox inbox, Payments delegate) {
        this.inbox = inbox;
        this.delegate = delegate;
    }

    @Override
    public void pay(String id, String account, long cents) {
        if (inbox.isNew(id)) {
            delegate.pay(id, account, cents);
        }
    }
}

class RetriedPayments implements Payments {
    private final Payments delegate;

    RetriedPayments(Payments delegate) {
        this.delegate = Objects.requireNonNull(delegate);
    }

    @Override
    public void pay(String id, String account, long cents) {
        delegate.pay(id, account, cents);
    }
}

class BookedPayments implements Payments {
    private final JdbcTemplate jdbc;

    BookedPayments(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void pay(String id, String account, long cents) {
        jdbc.update("UPDATE accounts SET cents = cents + ? WHERE id = ?", cents, account);
    }
}

interface Refunds {
    void refund(String account, long cents);
}

class LoggedRefunds implements Refunds {
    private final Refunds delegate;

    LoggedRefunds(Refunds delegate) {
        this.delegate = delegate;
    }

    @Override
    public void refund(String account, long cents) {
        delegate.refund(account, cents);
    }
}

class BookedRefunds implements Refunds {
    private final JdbcTemplate jdbc;

    BookedRefunds(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void refund(String account, long cents) {
        jdbc.update("UPDATE accounts SET cents = cents - ? WHERE id = ?", cents, account); // hapax: increment warning
    }
}

interface Bonuses {
    void grant(String id, String account, long cents);
}

class OnceBonuses implements Bonuses {
    private final Inbox inbox;
    private final Bonuses delegate;

    OnceBonuses(Inbox inbox, Bonuses delegate) {
        this.inbox = inbox;
        this.delegate = delegate;
    }

    @Override
    public void grant(String id, String account, long cents) {
        if (inbox.isNew(id)) {
            delegate.grant(id, account, cents);
        }
    }
}

class LoggedBonuses implements Bonuses {
    private final Bonuses delegate;

    LoggedBonuses(Bonuses delegate) {
        this.delegate = delegate;
    }

    @Override
    public void grant(String id, String account, long cents) {
        delegate.grant(id, account, cents);
    }
}

class BookedBonuses implements Bonuses {
    private final JdbcTemplate jdbc;

    BookedBonuses(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void grant(String id, String account, long cents) {
        jdbc.update("UPDATE bonuses SET cents = cents + ? WHERE id = ?", cents, account); // hapax: increment warning
    }
}

interface Fees {
    void take(String id, String account, long cents);
}

class OnceFees implements Fees {
    private final Inbox inbox;
    private final Fees delegate;

    OnceFees(Inbox inbox, Fees delegate) {
        this.inbox = inbox;
        this.delegate = delegate;
    }

    @Override
    public void take(String id, String account, long cents) {
        if (inbox.isNew(id)) {
            delegate.take(id, account, cents);
        }
    }
}

class LoggedFees implements Fees {
    private final Fees delegate;

    LoggedFees(Fees delegate) {
        this.delegate = delegate;
    }

    @Override
    public void take(String id, String account, long cents) {
        delegate.take(id, account, cents);
    }
}

class BookedFees implements Fees {
    private final JdbcTemplate jdbc;

    BookedFees(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void take(String id, String account, long cents) {
        jdbc.update("UPDATE fees SET cents = cents + ? WHERE id = ?", cents, account);
    }
}

interface Tips {
    void give(String id, String account, long cents);
}

abstract class PassedTips implements Tips {
    protected final Tips delegate;

    PassedTips(Tips delegate) {
        this.delegate = delegate;
    }
}

class OnceTips extends PassedTips {
    private final Inbox inbox;

    OnceTips(Inbox inbox, Tips delegate) {
        super(delegate);
        this.inbox = inbox;
    }

    @Override
    public void give(String id, String account, long cents) {
        if (inbox.isNew(id)) {
            pass(id, account, cents);
        }
    }

    private void pass(String id, String account, long cents) {
        Runnable giving = () -> delegate.give(id, account, cents);
        giving.run();
    }
}

class LoggedTips extends PassedTips {
    LoggedTips(Tips delegate) {
        super(delegate);
    }

    @Override
    public void give(String id, String account, long cents) {
        delegate.give(id, account, cents);
    }
}

class BookedTips implements Tips {
    private final JdbcTemplate jdbc;

    BookedTips(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void give(String id, String account, long cents) {
        jdbc.update("UPDATE tips SET cents = cents + ? WHERE id = ?", cents, account);
    }
}

interface Loans {
    void lend(String id, String account, long cents);
}

class OnceLoans implements Loans {
    private final Inbox inbox;
    private final Loans delegate;

    OnceLoans(Inbox inbox, Loans delegate) {
        this.inbox = inbox;
        this.delegate = delegate;
    }

    @Override
    public void lend(String id, String account, long cents) {
        if (inbox.isNew(id)) {
            delegate.lend(id, account, cents);
        }
    }
}

class BookedLoans implements Loans {
    private final JdbcTemplate jdbc;

    BookedLoans(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void lend(String id, String account, long cents) {
        jdbc.update("UPDATE loans SET cents = cents + ? WHERE id = ?", cents, account);
    }
}

interface Step<T> {
    void run(String id, T about);
}

class Once<T> implements Step<T> {
    private final Inbox inbox;
    private final Step<T> next;

    Once(Inbox inbox, Step<T> next) {
        this.inbox = inbox;
        this.next = next;
    }

    @Override
    public void run(String id, T about) {
        if (inbox.isNew(id)) {
            next.run(id, about);
        }
    }
}

class Logged<T> implements Step<T> {
    private final Step<T> next;

    Logged(Step<T> next) {
        this.next = next;
    }

    @Override
    public void run(String id, T about) {
        next.run(id, about);
    }
}

@Component
class AddsPoints implements Step<String> {
    private final JdbcTemplate jdbc;

    AddsPoints(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void run(String id, String account) {
        jdbc.update("UPDATE accounts SET points = points + 1 WHERE id = ?", account);
    }
}

@Component
class AddsStamps implements Step<String> {
    private final JdbcTemplate jdbc;

    AddsStamps(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void run(String id, String account) {
        jdbc.update("UPDATE accounts SET stamps = stamps + 1 WHERE id = ?", account); // hapax: increment warning
    }
}
