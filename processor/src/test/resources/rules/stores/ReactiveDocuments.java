import io.quarkus.mongodb.panache.reactive.ReactivePanacheMongoRepository;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.bson.types.ObjectId;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Documents of Panache that are saved and found without waiting. */
class ReactiveDocuments {
    record Event(String type, String account, long amount) {}

    static class Account {
        public ObjectId id;
        private String number;
        private long balance;

        void setNumber(String number) {
            this.number = number;
        }

        long getBalance() {
            return balance;
        }

        void setBalance(long balance) {
            this.balance = balance;
        }
    }

    static class Accounts implements ReactivePanacheMongoRepository<Account> {
        Uni<Account> with(String number) {
            return find("number", number).firstResult();
        }
    }

    private final Accounts accounts;

    ReactiveDocuments(Accounts accounts) {
        this.accounts = accounts;
    }

    @Incoming("a")
    Uni<Void> processes(List<Event> events) {
        return Multi.createFrom()
                .iterable(events)
                .onItem()
                .call(this::when)
                .toUni()
                .replaceWithVoid();
    }

    @Incoming("b")
    Uni<Void> drops(Event event) {
        return accounts.delete("number", event.account()).replaceWithVoid();
    }

    @Incoming("c")
    Uni<Void> startsAnew(Event event) {
        return accounts.with(event.account())
                .chain(account -> {
                    account.setBalance(event.amount());
                    return accounts.update(account);
                })
                .replaceWithVoid();
    }

    private Uni<Void> when(Event event) {
        return switch (event.type()) {
            case "OPENED" -> opened(event);
            case "PAID" -> paid(event);
            default -> Uni.createFrom().failure(new IllegalStateException(event.type()));
        };
    }

    private Uni<Void> opened(Event event) {
        Account account = new Account();
        account.setNumber(event.account());
        return accounts.persist(account).replaceWithVoid(); // hapax: insert warning
    }

    private Uni<Void> paid(Event event) {
        return accounts.with(event.account())
                .chain(account -> {
                    account.setBalance(account.getBalance() + event.amount()); // hapax: increment warning
                    return accounts.update(account);
                })
                .replaceWithVoid();
    }
}
