import jakarta.persistence.*;
import java.math.BigInteger;
import java.util.*;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.transaction.annotation.Transactional;

/** Rows that are taken away are done once, however much was made of them on the way. */
class TakenFar {
    record Failed(String transfer) {}

    @Entity
    static class Balance {
        @Id
        String account;

        BigInteger total;

        BigInteger getTotal() {
            return total;
        }

        void setTotal(BigInteger total) {
            this.total = total;
        }

        String getAccount() {
            return account;
        }
    }

    @Entity
    static class Reserved {
        @Id
        @GeneratedValue
        Long id;

        String transfer;
        BigInteger amount;

        @ManyToOne
        Balance balance;

        BigInteger getAmount() {
            return amount;
        }

        Balance getBalance() {
            return balance;
        }
    }

    interface Balances extends JpaRepository<Balance, String> {
        Optional<Balance> findByAccount(String account);
    }

    interface ReservedRows extends JpaRepository<Reserved, Long> {
        List<Reserved> findByTransfer(String transfer);

        void removeByTransfer(String transfer);
    }

    static class Accounts {
        private final Balances balances;

        Accounts(Balances balances) {
            this.balances = balances;
        }

        void take(String account, BigInteger amount) {
            change(account, amount.negate());
        }

        private Balance find(String account) {
            return balances.findByAccount(account).orElseGet(() -> create(account));
        }

        private Balance create(String account) {
            Balance balance = new Balance();
            balance.account = account;
            return balances.save(balance);
        }

        private void change(String account, BigInteger amount) {
            Balance balance = find(account);
            balance.setTotal(balance.getTotal().add(amount)); // hapax: increment warning
            balances.save(balance);
        }
    }

    static class Reservations {
        private final ReservedRows rows;

        Reservations(ReservedRows rows) {
            this.rows = rows;
        }

        List<Reserved> of(String transfer) {
            return rows.findByTransfer(transfer);
        }

        void removeAll(List<Reserved> reserved) {
            rows.deleteAll(reserved);
        }

        void confirm(String transfer) {
            rows.removeByTransfer(transfer);
        }
    }

    static class Transfers {
        private final Accounts accounts;
        private final Reservations reservations;

        Transfers(Accounts accounts, Reservations reservations) {
            this.accounts = accounts;
            this.reservations = reservations;
        }

        void failed(Failed failed) {
            List<Reserved> reserved = reservations.of(failed.transfer());
            reserved.stream()
                    .filter(row -> row.getAmount().compareTo(BigInteger.ZERO) < 0)
                    .forEach(row -> accounts.take(row.getBalance().getAccount(), row.getAmount()));
            reservations.removeAll(reserved);
        }

        void confirmed(Failed failed) {
            reservations.of(failed.transfer()).stream()
                    .filter(row -> row.getAmount().compareTo(BigInteger.ZERO) > 0)
                    .forEach(row -> accounts.take(row.getBalance().getAccount(), row.getAmount()));
            reservations.confirm(failed.transfer());
        }

        void another(Failed failed, String other) {
            reservations.of(failed.transfer()).stream()
                    .filter(row -> row.getAmount().compareTo(BigInteger.ZERO) > 0)
                    .forEach(row -> accounts.take(row.getBalance().getAccount(), row.getAmount()));
            reservations.confirm(other);
        }
    }

    private final Transfers transfers;

    TakenFar(Transfers transfers) {
        this.transfers = transfers;
    }

    @Transactional
    @KafkaListener(topics = "a")
    public void failed(Failed failed) {
        transfers.failed(failed);
    }

    @Transactional
    @KafkaListener(topics = "b")
    public void confirmed(Failed failed) {
        transfers.confirmed(failed);
    }

    @Transactional
    @KafkaListener(topics = "c")
    public void another(Failed failed) {
        transfers.another(failed, "none");
    }
}
