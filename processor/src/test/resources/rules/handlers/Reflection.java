import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.lang.reflect.Method;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.kafka.annotation.KafkaListener;

/** Methods that reflection calls by a name in sight are followed; each kind of event has its own. */
class Reflection {
    abstract static class Event {
        String account;

        String account() {
            return account;
        }
    }

    static class Opened extends Event {}

    static class Deposited extends Event {
        int amount;
    }

    static class Closed extends Event {}

    @Entity
    static class Account {
        @Id
        private String id;

        private int balance;

        Account() {}

        Account(String id) {
            this.id = id;
        }
    }

    interface Accounts extends JpaRepository<Account, String> {}

    interface Handler {
        void on(Opened event);

        void on(Deposited event);

        void on(Closed event);
    }

    static class StoringHandler implements Handler {
        private final Accounts accounts;

        StoringHandler(Accounts accounts) {
            this.accounts = accounts;
        }

        @Override
        public void on(Opened event) {
            accounts.save(new Account(event.account()));
        }

        @Override
        public void on(Deposited event) {
            Account account = accounts.findById(event.account()).orElseThrow();
            account.balance += event.amount; // hapax: increment warning
            accounts.save(account);
        }

        @Override
        public void on(Closed event) {
            accounts.deleteById(event.account());
        }

        public void on(String command) {
            Account account = accounts.findById(command).orElseThrow();
            account.balance -= 1;
            accounts.save(account);
        }

        public void undo(Deposited event) {
            Account account = accounts.findById(event.account()).orElseThrow();
            account.balance -= event.amount; // hapax: increment warning
            accounts.save(account);
        }
    }

    private final Handler handler;

    Reflection(Handler handler) {
        this.handler = handler;
    }

    @KafkaListener(topics = "a")
    public void any(Event event) throws ReflectiveOperationException {
        Method method = handler.getClass().getDeclaredMethod("on", event.getClass());
        method.setAccessible(true);
        method.invoke(handler, event);
    }

    @KafkaListener(topics = "b")
    public void one(Opened event) throws ReflectiveOperationException {
        handler.getClass().getMethod("on", event.getClass()).invoke(handler, event);
    }

    @KafkaListener(topics = "c")
    public void named(Deposited event) throws ReflectiveOperationException {
        StoringHandler.class.getMethod("undo", Deposited.class).invoke(handler, event);
    }
}
