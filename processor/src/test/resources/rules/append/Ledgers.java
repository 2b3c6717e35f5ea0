import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.repository.MongoRepository;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Service;

/** A list deep in a document, in one of several places: which one it is depends on the message. */
@Service
class Ledgers {
    private final LedgerStore store;

    Ledgers(Stored stored) {
        this.store = new LedgerStore(stored);
    }

    @KafkaListener(topics = "a")
    public void books(Booking booking) {
        Ledger ledger = store.find(booking.ledger()).orElseThrow(() -> new IllegalStateException("no " + booking));
        ledger.months().compute(booking.month(), (name, month) -> {
            Account account;
            if ("in".equals(booking.side())) {
                account = month.incoming(booking.account())
                        .orElseThrow(() -> new IllegalStateException("no account for " + booking.account()));
            } else {
                account = month.outgoing(booking.account())
                        .orElseThrow(() -> new IllegalStateException("no account for " + booking.account()));
            }
            account.entries().byState().get(State.EXPECTED).add(new Entry(booking.id(), booking.amount())); // hapax: append warning
            return month;
        });
        store.keep(ledger);
    }

    record Booking(String id, String ledger, String month, String account, String side, long amount) {}

    enum State {
        EXPECTED,
        PAID
    }

    record Entry(String id, long amount) {}

    record Entries(Map<State, List<Entry>> byState) {}

    record Account(String name, Entries entries) {}

    record Month(String name, List<Account> in, List<Account> out) {
        Optional<Account> incoming(String account) {
            return find(account, in);
        }

        Optional<Account> outgoing(String account) {
            return find(account, out);
        }

        private static Optional<Account> find(String name, List<Account> accounts) {
            return accounts.stream()
                    .filter(account -> account.name().equals(name))
                    .findFirst();
        }
    }

    record Ledger(String id, Map<String, Month> months) {}

    @Document
    record StoredLedger(@Id String id, Map<String, Month> months) {
        Ledger toLedger() {
            return new Ledger(id, months);
        }

        static StoredLedger of(Ledger ledger) {
            return new StoredLedger(ledger.id(), ledger.months());
        }
    }

    interface Stored extends MongoRepository<StoredLedger, String> {}

    record LedgerStore(Stored stored) {
        Optional<Ledger> find(String id) {
            return stored.findById(id).map(StoredLedger::toLedger);
        }

        void keep(Ledger ledger) {
            stored.save(StoredLedger.of(ledger));
        }
    }
}
