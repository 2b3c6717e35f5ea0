import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.persistence.*;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Transactions that Quarkus is asked for by calls. */
class QuarkusTransactions {
    record Scan(String id, String crate) {}

    @Incoming("a")
    public void inOne(Scan scan) {
        QuarkusTransaction.requiringNew().run(() -> {
            if (Scanned.findById(scan.id()) == null) {
                Crate.<Crate>findByIdOptional(scan.crate()).ifPresent(crate -> crate.scans++);
                Scanned.keep(scan.id());
            }
        });
    }

    @Incoming("c")
    public void unchecked(Scan scan) {
        QuarkusTransaction.joiningExisting().run(() -> {
            Crate.<Crate>findByIdOptional(scan.crate()).ifPresent(crate -> crate.scans++); // hapax: increment warning
        });
    }
}

@Entity
class Crate extends PanacheEntityBase {
    @Id
    public String id;

    public int scans;
}

@Entity
class Scanned extends PanacheEntityBase {
    @Id
    public String id;

    static void keep(String id) {
        Scanned scanned = new Scanned();
        scanned.id = id;
        scanned.persist();
    }
}
