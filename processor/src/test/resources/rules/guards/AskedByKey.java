import io.quarkus.hibernate.orm.panache.PanacheEntity;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.transaction.Transactional;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Who asks for the message's id, and lets the store make another one, never finds what was made. */
class AskedByKey {
    record Crate(Long id, String what) {}

    @Entity
    public static class Made extends PanacheEntity {
        public String what;
    }

    @Entity
    public static class Given extends PanacheEntityBase {
        @Id
        public Long number;

        public String what;
    }

    @Entity
    public static class Row {
        @Id
        @GeneratedValue
        Long number;

        String what;
    }

    @Entity
    public static class Known {
        @Id
        Long number;

        String what;
    }

    private final EntityManager rows;

    AskedByKey(EntityManager rows) {
        this.rows = rows;
    }

    @Incoming("a")
    @Transactional
    public void madeByTheStore(Crate crate) {
        Made made = Made.findById(crate.id());
        if (made == null) {
            made = new Made();
            made.what = crate.what();
            made.persist(); // hapax: insert warning, open-guard note
        }
    }

    @Incoming("b")
    @Transactional
    public void ofTheMessage(Crate crate) {
        Given given = Given.findById(crate.id());
        if (given == null) {
            given = new Given();
            given.number = crate.id();
            given.what = crate.what();
            given.persist();
        }
    }

    @Incoming("c")
    @Transactional
    public void generated(Crate crate) {
        if (rows.find(Row.class, crate.id()) == null) {
            Row row = new Row();
            row.what = crate.what();
            rows.persist(row); // hapax: insert warning, open-guard note
        }
    }

    @Incoming("d")
    @Transactional
    public void assigned(Crate crate) {
        if (rows.find(Known.class, crate.id()) == null) {
            Known known = new Known();
            known.number = crate.id();
            known.what = crate.what();
            rows.persist(known);
        }
    }
}
