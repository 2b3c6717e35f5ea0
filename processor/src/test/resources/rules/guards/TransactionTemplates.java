import jakarta.persistence.*;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.domain.Persistable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Transactions that a template begins around a lambda. */
@Component
class TransactionTemplates {
    record Shipment(String id, String depot) {}

    @Entity
    static class Known implements Persistable<String> {
        @Id
        String id;

        Known(String id) {
            this.id = id;
        }

        Known() {}

        @Override
        public String getId() {
            return id;
        }

        @Override
        public boolean isNew() {
            return true;
        }
    }

    interface AllKnown extends JpaRepository<Known, String> {}

    private final TransactionTemplate transaction;
    private final TransactionTemplate alone;
    private final JdbcTemplate jdbc;
    private final AllKnown known;

    TransactionTemplates(
            TransactionTemplate transaction, PlatformTransactionManager manager, JdbcTemplate jdbc, AllKnown known) {
        this.transaction = transaction;
        this.alone = new TransactionTemplate(manager);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.jdbc = jdbc;
        this.known = known;
    }

    @KafkaListener(topics = "a")
    public void claimedAndCountedInOne(Shipment shipment) {
        transaction.executeWithoutResult(status -> {
            if (claim(shipment)) {
                jdbc.update("UPDATE depots SET shipments = shipments + 1 WHERE name = ?", shipment.depot());
            }
        });
    }

    @KafkaListener(topics = "b")
    public void claimedInOneAndCountedInAnother(Shipment shipment) {
        boolean first = Boolean.TRUE.equals(transaction.execute(status -> claim(shipment)));
        if (first) {
            transaction.executeWithoutResult(status -> {
                jdbc.update("UPDATE depots SET arrivals = arrivals + 1 WHERE name = ?", shipment.depot()); // hapax: mark-before-effect warning
            });
        }
    }

    @Transactional
    @KafkaListener(topics = "c")
    public void claimedInATransactionOfItsOwn(Shipment shipment) {
        boolean first = Boolean.TRUE.equals(alone.execute(status -> claim(shipment)));
        if (first) {
            jdbc.update("UPDATE depots SET left = left + 1 WHERE name = ?", shipment.depot()); // hapax: mark-before-effect warning
        }
    }

    @Transactional
    @KafkaListener(topics = "d")
    public void claimedInTheTransactionThatIsThere(Shipment shipment) {
        boolean first = Boolean.TRUE.equals(transaction.execute(status -> claim(shipment)));
        if (first) {
            jdbc.update("UPDATE depots SET left = left + 1 WHERE name = ?", shipment.depot());
        }
    }

    @KafkaListener(topics = "e")
    public void caughtInside(Shipment shipment) {
        transaction.executeWithoutResult(status -> {
            try {
                known.saveAndFlush(new Known(shipment.id()));
            } catch (DataIntegrityViolationException e) { // hapax: caught-in-transaction warning
                return;
            }
            jdbc.update("UPDATE depots SET shipments = shipments + 1 WHERE name = ?", shipment.depot());
        });
    }

    @KafkaListener(topics = "f")
    public void caughtOutside(Shipment shipment) {
        try {
            transaction.executeWithoutResult(status -> {
                known.saveAndFlush(new Known(shipment.id()));
                jdbc.update("UPDATE depots SET shipments = shipments + 1 WHERE name = ?", shipment.depot());
            });
        } catch (DataIntegrityViolationException e) {
            System.out.println("known");
        }
    }

    @Transactional(noRollbackFor = DataIntegrityViolationException.class)
    @KafkaListener(topics = "g")
    public void rolledBackAllTheSame(Shipment shipment) {
        try {
            known.saveAndFlush(new Known(shipment.id()));
        } catch (DataIntegrityViolationException e) { // hapax: caught-in-transaction warning
            return;
        }
        jdbc.update("UPDATE depots SET shipments = shipments + 1 WHERE name = ?", shipment.depot());
    }

    private boolean claim(Shipment shipment) {
        return jdbc.update("INSERT INTO claims (id) VALUES (?) ON CONFLICT DO NOTHING", shipment.id()) == 1;
    }
}
