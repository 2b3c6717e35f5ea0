import jakarta.persistence.*;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.*;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.*;
import org.springframework.transaction.annotation.Transactional;

/** A row that keeps what it has seen last: the same message again is not newer than that. */
@Component
class LastSeen {
    record Trade(String id, String portfolio, long number, BigDecimal amount) {}

    record Timed(String portfolio, Instant at) {}

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

    @KafkaListener(topics = "o1")
    @Transactional
    public void theSameNumberIsNotOlder(Trade trade) {
        Portfolio portfolio = portfolios.findById(trade.portfolio()).orElseThrow();
        if (trade.number() < portfolio.lastNumber) {
            return;
        }
        portfolio.trades++; // hapax: increment warning
        portfolio.lastNumber = trade.number();
    }

    @KafkaListener(topics = "o2")
    @Transactional
    public void theSameTimeIsNotBefore(Timed trade) {
        Portfolio portfolio = portfolios.findById(trade.portfolio()).orElseThrow();
        if (trade.at().isBefore(portfolio.lastAt)) {
            return;
        }
        portfolio.trades++; // hapax: increment warning
        portfolio.lastAt = trade.at();
    }

    @KafkaListener(topics = "o3")
    @Transactional
    public void onlyWhatIsAfter(Timed trade) {
        Portfolio portfolio = portfolios.findById(trade.portfolio()).orElseThrow();
        if (trade.at().isAfter(portfolio.lastAt)) {
            portfolio.trades++;
            portfolio.lastAt = trade.at();
        }
    }

    @KafkaListener(topics = "o4")
    @Transactional
    public void onlyTheOneThatIsKept(Trade trade) {
        Portfolio portfolio = portfolios.findById(trade.portfolio()).orElseThrow();
        if (trade.id().equals(portfolio.lastTrade)) {
            portfolio.trades++; // hapax: increment warning
            portfolio.lastTrade = trade.id();
        }
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

    @KafkaListener(topics = "h")
    @Transactional
    public void keptByTheEntityItself(Trade trade) {
        Portfolio portfolio = portfolios.findById(trade.portfolio()).orElseThrow();
        if (portfolio.knows(trade)) {
            return;
        }
        portfolio.take(trade);
    }

    @KafkaListener(topics = "i")
    @Transactional
    public void presentAndSeen(Trade trade) {
        Optional<Portfolio> known = portfolios.findById(trade.portfolio());
        if (known.isPresent() && trade.id().equals(known.get().lastTrade)) {
            return;
        }
        Portfolio portfolio = known.orElseGet(Portfolio::new);
        portfolio.trades++;
        portfolio.lastTrade = trade.id();
    }

    @KafkaListener(topics = "j")
    @Transactional
    public void amongThoseThatItKeeps(Trade trade) {
        Portfolio portfolio = portfolios.findById(trade.portfolio()).orElseThrow();
        if (portfolio.seen.contains(trade.id())) {
            return;
        }
        portfolio.trades++;
        portfolio.seen.add(trade.id());
    }

    @KafkaListener(topics = "k")
    @Transactional
    public void amongOthersThanItKeeps(Trade trade) {
        Portfolio portfolio = portfolios.findById(trade.portfolio()).orElseThrow();
        if (portfolio.seen.contains(trade.id())) {
            return;
        }
        portfolio.trades++; // hapax: increment warning
        portfolio.others.add(trade.id());
    }

    @KafkaListener(topics = "l")
    @Transactional
    public void addedToWhatItKeeps(Trade trade) {
        Portfolio portfolio = portfolios.findById(trade.portfolio()).orElseThrow();
        if (portfolio.seen.add(trade.id())) {
            portfolio.trades++;
        }
    }

    @KafkaListener(topics = "m")
    public void addedAndSaved(Trade trade) {
        Portfolio portfolio = portfolios.findById(trade.portfolio()).orElseThrow();
        if (portfolio.seen.add(trade.id())) {
            portfolio.trades++;
            portfolios.save(portfolio);
        }
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
    Instant lastAt;
    Long newest;
    String lastTrade;
    int trades;

    @ElementCollection
    Set<String> seen;

    @ElementCollection
    Set<String> others;

    boolean knows(LastSeen.Trade trade) {
        return trade.id().equals(lastTrade);
    }

    void take(LastSeen.Trade trade) {
        worth = worth.add(trade.amount());
        lastTrade = trade.id();
    }
}

interface Portfolios extends JpaRepository<Portfolio, String> {
    Long countByLastTrade(String trade);
}
