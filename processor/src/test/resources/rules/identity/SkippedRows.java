import jakarta.persistence.*;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.transaction.annotation.Transactional;

/** A random id makes no second row where the first one is found, or its key is taken. */
class SkippedRows {
    private static final Logger LOG = LoggerFactory.getLogger(SkippedRows.class);

    record Opened(String branch, String city) {}

    @Entity
    static class Stock {
        @Id
        String id;

        @Column(unique = true)
        String branch;

        Stock() {}

        Stock(String id, String branch) {
            this.id = id;
            this.branch = branch;
        }
    }

    interface Stocks extends JpaRepository<Stock, String> {
        boolean existsByBranch(String branch);
    }

    static class KnownBranch extends RuntimeException {}

    static class Service {
        private final Stocks stocks;

        Service(Stocks stocks) {
            this.stocks = stocks;
        }

        @Transactional
        public void open(String branch) {
            if (stocks.existsByBranch(branch)) {
                throw new KnownBranch();
            }
            stocks.save(new Stock("s" + UUID.randomUUID(), branch));
        }
    }

    private final Service service;

    SkippedRows(Service service) {
        this.service = service;
    }

    @KafkaListener(topics = "a")
    void opens(Opened opened) {
        try {
            service.open(opened.branch());
        } catch (Exception e) { // hapax: swallowed-exception warning
            LOG.debug("{} is open", opened.branch(), e);
        }
    }
}
