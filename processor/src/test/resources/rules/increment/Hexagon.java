import dev.hapax.*;
import jakarta.persistence.*;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.data.jpa.repository.JpaRepository;

/** A domain of its own, and adapters that map it to entities and back. */
class Hexagon {
    record Withdrawal(String id, String account, BigDecimal amount, List<String> accounts) {}

    /** The domain's. */
    static class Account {
        private final String number;
        private BigDecimal balance;
        private String owner;

        Account(String number, BigDecimal balance, String owner) {
            this.number = number;
            this.balance = balance;
            this.owner = owner;
        }

        void withdraw(BigDecimal amount) {
            balance = balance.subtract(amount); // hapax: increment
        }

        void give(String to) {
            owner = to;
        }

        String number() {
            return number;
        }

        BigDecimal balance() {
            return balance;
        }

        String owner() {
            return owner;
        }
    }

    /** The domain's, unchangeable. */
    record Purse(String number, int coins) {
        Purse with(int more) {
            return new Purse(number, coins + more);
        }

        Purse exactly(int coins) {
            return new Purse(number, coins);
        }
    }

    record Booking(String account, BigDecimal amount) {}

    @Entity
    static class AccountRow {
        @Id
        private String number;

        private BigDecimal balance;
        private String owner;

        AccountRow() {}

        AccountRow(String number, BigDecimal balance, String owner) {
            this.number = number;
            this.balance = balance;
            this.owner = owner;
        }

        String getNumber() {
            return number;
        }

        BigDecimal getBalance() {
            return balance;
        }

        String getOwner() {
            return owner;
        }
    }

    @Entity
    static class PurseRow {
        @Id
        private String number;

        private int coins;

        static PurseRow of(Purse purse) {
            PurseRow row = new PurseRow();
            row.number = purse.number();
            row.coins = purse.coins();
            return row;
        }

        Purse toDomain() {
            return new Purse(number, coins);
        }
    }

    @Entity
    static class BookingRow {
        @Id
        @GeneratedValue
        private Long id;

        private String account;
        private BigDecimal amount;

        static BookingRow of(Booking booking) {
            BookingRow row = new BookingRow();
            row.account = booking.account();
            row.amount = booking.amount();
            return row;
        }
    }

    interface AccountRows extends JpaRepository<AccountRow, String> {}

    interface PurseRows extends JpaRepository<PurseRow, String> {}

    interface BookingRows extends JpaRepository<BookingRow, Long> {}

    interface AccountPort {
        Optional<Account> load(String number);

        void save(Account account);
    }

    interface PursePort {
        Purse load(String number);

        void save(Purse purse);

        void saveAll(List<Purse> purses);
    }

    interface BookingPort {
        void add(Booking booking);

        void addAll(List<Booking> bookings);
    }

    static class AccountAdapter implements AccountPort {
        private final AccountRows rows;

        AccountAdapter(AccountRows rows) {
            this.rows = rows;
        }

        @Override
        public Optional<Account> load(String number) {
            return rows.findById(number).map(this::toDomain);
        }

        @Override
        public void save(Account account) {
            rows.save(toRow(account));
        }

        private Account toDomain(AccountRow row) {
            return new Account(row.getNumber(), row.getBalance(), row.getOwner());
        }

        private AccountRow toRow(Account account) {
            return new AccountRow(account.number(), account.balance(), account.owner());
        }
    }

    static class PurseAdapter implements PursePort {
        private final PurseRows rows;

        PurseAdapter(PurseRows rows) {
            this.rows = rows;
        }

        @Override
        public Purse load(String number) {
            return rows.findById(number).orElseThrow().toDomain();
        }

        @Override
        public void save(Purse purse) {
            rows.save(PurseRow.of(purse)); // hapax: increment
        }

        @Override
        public void saveAll(List<Purse> purses) {
            purses.stream().map(PurseRow::of).forEach(rows::save);
        }
    }

    static class BookingAdapter implements BookingPort {
        private final BookingRows rows;

        BookingAdapter(BookingRows rows) {
            this.rows = rows;
        }

        @Override
        public void add(Booking booking) {
            rows.save(BookingRow.of(booking)); // hapax: insert
        }

        @Override
        public void addAll(List<Booking> bookings) {
            bookings.stream().map(BookingRow::of).forEach(rows::save); // hapax: insert
            rows.saveAll(bookings.stream().map(BookingRow::of).collect(Collectors.toList())); // hapax: insert
        }
    }

    private AccountPort accounts;
    private PursePort purses;
    private BookingPort bookings;

    @KafkaHandler(topics = "withdrawals", group = "a")
    void withdraws(Withdrawal withdrawal) {
        Account account = accounts.load(withdrawal.account()).orElseThrow();
        account.withdraw(withdrawal.amount());
        accounts.save(account);
    }

    @KafkaHandler(topics = "withdrawals", group = "b")
    void gives(Withdrawal withdrawal) {
        Account account = accounts.load(withdrawal.account()).orElseThrow();
        account.give("somebody");
        accounts.save(account);
    }

    @KafkaHandler(topics = "withdrawals", group = "c")
    void adds(Withdrawal withdrawal) {
        Purse purse = purses.load(withdrawal.account());
        purses.save(purse.with(withdrawal.amount().intValue()));
    }

    @KafkaHandler(topics = "withdrawals", group = "d")
    void overwrites(Withdrawal withdrawal) {
        Purse purse = purses.load(withdrawal.account());
        purses.save(purse.exactly(withdrawal.amount().intValue()));
        purses.saveAll(List.of(new Purse(withdrawal.account(), 3)));
    }

    @KafkaHandler(topics = "withdrawals", group = "e")
    void books(Withdrawal withdrawal) {
        bookings.add(new Booking(withdrawal.account(), withdrawal.amount()));
    }

    @KafkaHandler(topics = "withdrawals", group = "f")
    void booksAll(Withdrawal withdrawal) {
        bookings.addAll(withdrawal.accounts().stream()
                .map(account -> new Booking(account, withdrawal.amount()))
                .toList());
    }
}
