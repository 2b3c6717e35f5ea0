import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.table;

import dev.hapax.*;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

class Jooq {
    record Delivery(String id, String depot, int crates) {}

    static final Table<Record> DELIVERIES = table("deliveries");
    static final Field<String> ID = field("id", String.class);
    static final Field<String> DEPOT = field("depot", String.class);
    static final Field<Integer> CRATES = field("crates", Integer.class);
    static final Field<String> STATUS = field("status", String.class);

    private final DSLContext db;

    Jooq(DSLContext db) {
        this.db = db;
    }

    @KafkaHandler(topics = "a", group = "g")
    void inserts(Delivery delivery) {
        db.insertInto(DELIVERIES, DEPOT, CRATES).values(delivery.depot(), delivery.crates()).execute(); // hapax: insert
        db.insertInto(DELIVERIES).set(DEPOT, delivery.depot()).set(CRATES, delivery.crates()).execute(); // hapax: insert
        db.insertInto(DELIVERIES).set(ID, delivery.id()).set(DEPOT, delivery.depot()).execute(); // hapax: insert
    }

    @KafkaHandler(topics = "b", group = "g")
    void knowsItsRow(Delivery delivery) {
        db.insertInto(DELIVERIES)
                .columns(ID, DEPOT, CRATES)
                .values(delivery.id(), delivery.depot(), delivery.crates())
                .onConflict(ID)
                .doNothing()
                .execute();
        db.insertInto(DELIVERIES, ID, DEPOT)
                .values(delivery.id(), delivery.depot())
                .onConflict(ID)
                .doUpdate()
                .set(DEPOT, delivery.depot())
                .execute();
        db.insertInto(DELIVERIES, ID, DEPOT)
                .values(delivery.id(), delivery.depot())
                .onDuplicateKeyIgnore()
                .execute();
    }

    @KafkaHandler(topics = "c", group = "g")
    void growsOnConflict(Delivery delivery) {
        db.insertInto(DELIVERIES, ID, CRATES)
                .values(delivery.id(), delivery.crates())
                .onConflict(ID)
                .doUpdate()
                .set(CRATES, CRATES.plus(delivery.crates()))
                .execute(); // hapax: increment
    }

    @KafkaHandler(topics = "d", group = "g")
    void aRandomKey(Delivery delivery) {
        db.insertInto(DELIVERIES, ID, CRATES)
                .values(UUID.randomUUID().toString(), delivery.crates())
                .onConflict(ID)
                .doNothing()
                .execute(); // hapax: insert
    }

    @KafkaHandler(topics = "e", group = "g")
    void updates(Delivery delivery) {
        db.update(DELIVERIES).set(CRATES, CRATES.plus(delivery.crates())).where(ID.eq(delivery.id())).execute(); // hapax: increment
        db.update(DELIVERIES).set(CRATES, CRATES.minus(1)).where(ID.eq(delivery.id())).execute(); // hapax: increment
        db.update(DELIVERIES).set(CRATES, delivery.crates()).where(ID.eq(delivery.id())).execute();
        db.update(DELIVERIES)
                .set(CRATES, DSL.greatest(CRATES, DSL.val(delivery.crates())))
                .where(ID.eq(delivery.id()))
                .execute();
        db.deleteFrom(DELIVERIES).where(ID.eq(delivery.id())).execute();
    }

    @KafkaHandler(topics = "f", group = "g")
    void comparesAndSets(Delivery delivery) {
        db.update(DELIVERIES)
                .set(STATUS, "LOADED")
                .set(CRATES, CRATES.plus(delivery.crates()))
                .where(ID.eq(delivery.id()))
                .and(STATUS.eq("OPEN"))
                .execute();
    }

    @KafkaHandler(topics = "h", group = "g")
    void looksFirst(Delivery delivery) {
        if (db.selectFrom(DELIVERIES).where(ID.eq(delivery.id())).fetchOne() == null) {
            db.insertInto(DELIVERIES, ID).values(delivery.id()).execute();
        }
    }
}
