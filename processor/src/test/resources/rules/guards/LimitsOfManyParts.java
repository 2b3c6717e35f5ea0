import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.query.Param;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.transaction.annotation.Transactional;

/** A bound stays one where so much goes into it that what it is reckoned from is not told any more. */
@Transactional
class LimitsOfManyParts {
    record Spent(String wallet, BigDecimal amount, long version) {}

    @Entity
    static class Wallet {
        @Id
        private String id;

        private BigDecimal balance;
        private BigDecimal limit;
        private long version;

        @Embedded
        private Spending spending;

        Spending spending() {
            return spending;
        }

        void spend(BigDecimal amount) {
            balance = balance.subtract(amount); // hapax: increment warning
            spending.spend(amount);
        }
    }

    @Embeddable
    static class Spending {
        private BigDecimal daily;
        private BigDecimal monthly;
        private LocalDate day;
        private LocalDate month;

        void startAnew() {
            LocalDate today = LocalDate.now();
            if (!today.equals(day)) {
                daily = BigDecimal.ZERO;
                day = today;
            }
            if (today.getMonth() != month.getMonth() || today.getYear() != month.getYear()) {
                monthly = BigDecimal.ZERO;
                month = today;
            }
        }

        BigDecimal rest(BigDecimal limit) {
            startAnew();
            return limit.subtract(daily).max(BigDecimal.ZERO);
        }

        BigDecimal restOfMonth(BigDecimal limit) {
            startAnew();
            return limit.subtract(monthly).max(BigDecimal.ZERO);
        }

        void spend(BigDecimal amount) {
            daily = daily.add(amount); // hapax: increment warning
            monthly = monthly.add(amount); // hapax: increment warning
        }
    }

    interface Wallets extends JpaRepository<Wallet, String> {
        @Query("SELECT w FROM Wallet w WHERE w.id = :id")
        Optional<Wallet> findForUpdate(@Param("id") String id);
    }

    static class Spender {
        private final Wallets wallets;

        Spender(Wallets wallets) {
            this.wallets = wallets;
        }

        public void spend(String id, BigDecimal amount) {
            Wallet wallet = find(id);
            if (wallet.balance.compareTo(amount) < 0) {
                throw new IllegalStateException("not enough");
            }
            Spending spending = wallet.spending();
            spending.startAnew();
            BigDecimal rest = spending.rest(wallet.limit);
            if (rest.compareTo(amount) < 0) {
                throw new IllegalStateException("not enough for today");
            }
            if (spending.restOfMonth(wallet.limit).compareTo(amount) < 0) {
                throw new IllegalStateException("not enough for this month");
            }
            wallet.spend(amount);
            wallets.save(wallet);
        }

        public Wallet find(String id) {
            return wallets.findForUpdate(id).orElseThrow(() -> new IllegalArgumentException("no wallet " + id));
        }
    }

    private final Spender spender;
    private final Wallets wallets;
    private final ObjectMapper mapper;

    LimitsOfManyParts(Spender spender, Wallets wallets, ObjectMapper mapper) {
        this.spender = spender;
        this.wallets = wallets;
        this.mapper = mapper;
    }

    @KafkaListener(topics = "a")
    public void spend(String record) throws Exception {
        Spent message = mapper.readValue(record, Spent.class);
        spender.spend(message.wallet(), message.amount());
    }

    @KafkaListener(topics = "b")
    public void onlyNewer(Spent message) {
        Wallet wallet = wallets.findById(message.wallet()).orElseThrow();
        if (wallet.version >= message.version()) {
            return;
        }
        wallet.version = message.version();
        wallet.balance = wallet.balance.subtract(message.amount());
        wallets.save(wallet);
    }
}
