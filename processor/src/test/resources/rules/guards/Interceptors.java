import jakarta.enterprise.context.ApplicationScoped;
import jakarta.interceptor.*;
import jakarta.transaction.Transactional;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.sql.*;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Interceptors of CDI, which annotations bind to methods and classes. */
@ApplicationScoped
class Interceptors {
    record Payment(String id, String account, long cents) {}

    private final Accounts accounts;

    Interceptors(Accounts accounts) {
        this.accounts = accounts;
    }

    @Incoming("a")
    @Transactional
    @OnlyOnce
    public void claimed(Payment payment) throws SQLException {
        accounts.add(payment.account(), payment.cents());
    }

    @Incoming("b")
    @OnlyOnce
    public void claimedInATransactionOfItsOwn(Payment payment) throws SQLException {
        accounts.credit(payment.account(), payment.cents());
    }

    @Incoming("c")
    @Logged
    public void logged(Payment payment) throws SQLException {
        accounts.subtract(payment.account(), payment.cents());
    }

    @Incoming("d")
    @Transactional
    public void onAnObjectOfItsOwn(Payment payment) throws SQLException {
        new Fees(accounts).on(payment);
    }
}

@ApplicationScoped
@OnlyOnce
class Fees {
    private final Accounts accounts;

    Fees(Accounts accounts) {
        this.accounts = accounts;
    }

    @Incoming("e")
    @Transactional
    public void on(Interceptors.Payment payment) throws SQLException {
        accounts.charge(payment.account(), payment.cents());
    }
}

@ApplicationScoped
class Accounts {
    private final javax.sql.DataSource database;

    Accounts(javax.sql.DataSource database) {
        this.database = database;
    }

    void add(String account, long cents) throws SQLException {
        try (Connection c = database.getConnection();
                PreparedStatement update =
                        c.prepareStatement("UPDATE accounts SET balance = balance + ? WHERE id = ?")) {
            update.setLong(1, cents);
            update.setString(2, account);
            update.executeUpdate();
        }
    }

    void credit(String account, long cents) throws SQLException {
        try (Connection c = database.getConnection();
                PreparedStatement update = c.prepareStatement("UPDATE credits SET sum = sum + ? WHERE id = ?")) {
            update.setLong(1, cents);
            update.setString(2, account);
            update.executeUpdate(); // hapax: mark-before-effect warning
        }
    }

    void subtract(String account, long cents) throws SQLException {
        try (Connection c = database.getConnection();
                PreparedStatement update =
                        c.prepareStatement("UPDATE accounts SET balance = balance - ? WHERE id = ?")) {
            update.setLong(1, cents);
            update.setString(2, account);
            update.executeUpdate(); // hapax: increment warning
        }
    }

    void charge(String account, long cents) throws SQLException {
        try (Connection c = database.getConnection();
                PreparedStatement update = c.prepareStatement("UPDATE fees SET sum = sum + ? WHERE account = ?")) {
            update.setLong(1, cents);
            update.setString(2, account);
            update.executeUpdate(); // hapax: increment warning
        }
    }
}

@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@interface OnlyOnce {}

@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@interface Logged {}

@OnlyOnce
@Interceptor
class OnlyOnceInterceptor {
    private final javax.sql.DataSource database;

    OnlyOnceInterceptor(javax.sql.DataSource database) {
        this.database = database;
    }

    @AroundInvoke
    Object around(InvocationContext call) throws Exception {
        Interceptors.Payment payment = (Interceptors.Payment) call.getParameters()[0];
        try (Connection c = database.getConnection();
                PreparedStatement claim =
                        c.prepareStatement("INSERT INTO processed (id) VALUES (?) ON CONFLICT DO NOTHING")) {
            claim.setString(1, payment.id());
            if (claim.executeUpdate() == 0) {
                return null;
            }
        }
        return call.proceed();
    }
}

@Logged
@Interceptor
class LoggedInterceptor {
    @AroundInvoke
    Object around(InvocationContext call) throws Exception {
        System.out.println(call.getMethod());
        return call.proceed();
    }
}
