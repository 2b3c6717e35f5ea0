import jakarta.persistence.*;
import java.math.BigDecimal;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.*;
import org.springframework.transaction.annotation.Transactional;

/** A row that keeps what it has seen last: the same message again is not newer than that. */
@Component
class LastSeen {
    record Trade(String id, String portfolio, long number, BigDecimal amount) {}

    private final Portfolios portfolios;

    LastSeen(Portfolios portfolios) {
        this.portfolios = portfolios;
    }

    @KafkaListener(topics = "a")
    @Transactional
    public void theMessageIsAskedFirst(Trade trade) {
        Portfolio portfolio = portfolios.findById(trade.portfolio()).orElseThrow();
        if (trade.number() <= portfolio.lastNumber) {
            return;
        }
        portfolio.worth = portfolio.worth.add(trade.amount());
        portfolio.lastNumber = trade.number();
    }

    @KafkaListener(topics = "b")
    @Transactional
    public void theSameIdAsBefore(Trade trade) {
        Portfolio portfolio = portfolios.findById(trade.portfolio()).orElseThrow();
        if (!trade.id().equals(portfolio.lastTrade)) {
            portfolio.trades++;
            portfolio.lastTrade = trade.id();
        }
    }

    @KafkaListener(topics = "c")
    @Transactional
    public void nobodyKeepsTheNumber(Trade trade) {
        Portfolio portfolio = portfolios.findById(trade.portfolio()).orElseThrow();
        if (trade.number() <= portfolio.lastNumber) {
            return;
        }
        portfolio.trades++; // hapax: increment warning
    }

    @KafkaListener(topics = "d")
    @Transactional
    public void comparedWithWhatGrows(Trade trade) {
        Portfolio portfolio = portfolios.findById(trade.portfolio()).orElseThrow();
        if (trade.amount().compareTo(portfolio.worth) < 0) {
            portfolio.worth = portfolio.worth.subtract(trade.amount()); // hapax: increment warning
        }
    }

    @KafkaListener(topics = "e")
    @Transactional
    public void nullOrOlder(Trade trade) {
        Portfolio portfolio = portfolios.findById(trade.portfolio()).orElseThrow();
        if (portfolio.newest == null || portfolio.newest < trade.number()) {
            portfolio.trades++;
            portfolio.newest = trade.number();
        }
    }

    @KafkaListener(topics = "f")
    @Transactional
    public void aCountThatIsNeverNull(Trade trade) {
        Long known = portfolios.countByLastTrade(trade.id());
        if (known != null && known > 0) {
            return;
        }
        Portfolio portfolio = portfolios.findById(trade.portfolio()).orElseThrow();
        portfolio.trades++;
        portfolio.lastTrade = trade.id();
    }

    @KafkaListener(topics = "g")
    @Transactional
    public void refusedOnlyWhereSomethingElseIsNull(Trade trade) {
        Portfolio portfolio = portfolios.findById(trade.portfolio()).orElseThrow();
        if (trade.id() != null && portfolio.lastNumber == trade.number()) {
            return;
        }
        portfolio.trades++; // hapax: increment warning
        portfolio.lastNumber = trade.number();
    }
}

@Entity
class Portfolio {
    @Id
    String id;

    BigDecimal worth;
    long lastNumber;
    Long newest;
    String lastTrade;
    int trades;
}

interface Portfolios extends JpaRepository<Portfolio, String> {
    Long countByLastTrade(String trade);
}
