import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.hapax.*;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

class JooqUpserts {
    record Berth(String id, String ship, int metres) {}

    private static final Table<Record> BERTHS = table(name("berths"));
    private static final Field<String> ID = field(name("id"), String.class);
    private static final Field<String> SHIP = field(name("ship"), String.class);
    private static final Field<Integer> METRES = field(name("metres"), Integer.class);

    private DSLContext db;

    @KafkaHandler(topics = "berths", group = "a")
    void again(Berth berth) {
        db.insertInto(BERTHS, SHIP, METRES).values(berth.ship(), berth.metres()).execute(); // hapax: insert
        db.insertInto(BERTHS).set(SHIP, berth.ship()).set(METRES, berth.metres()).execute(); // hapax: insert
    }

    @KafkaHandler(topics = "berths", group = "b")
    void keepsTheFirst(Berth berth) {
        db.insertInto(BERTHS, ID, SHIP).values(berth.id(), berth.ship()).onConflictDoNothing().execute();
        db.insertInto(BERTHS, ID, SHIP).values(berth.id(), berth.ship()).onConflict(ID).doNothing().execute();
        db.insertInto(BERTHS, ID, SHIP).values(berth.id(), berth.ship()).onDuplicateKeyIgnore().execute();
    }

    @KafkaHandler(topics = "berths", group = "c")
    void keepsTheLast(Berth berth) {
        db.insertInto(BERTHS, ID, SHIP)
                .values(berth.id(), berth.ship())
                .onDuplicateKeyUpdate()
                .set(SHIP, berth.ship())
                .execute();
        db.insertInto(BERTHS, ID, SHIP)
                .values(berth.id(), berth.ship())
                .onConflict(ID)
                .doUpdate()
                .set(SHIP, berth.ship())
                .execute();
        db.mergeInto(BERTHS, ID, SHIP).key(ID).values(berth.id(), berth.ship()).execute();
        db.mergeInto(BERTHS)
                .using(db.selectOne())
                .on(ID.eq(berth.id()))
                .whenMatchedThenUpdate()
                .set(METRES, berth.metres())
                .whenNotMatchedThenInsert()
                .set(ID, berth.id())
                .set(METRES, berth.metres())
                .execute();
    }

    @KafkaHandler(topics = "berths", group = "d")
    void adds(Berth berth) {
        db.insertInto(BERTHS, ID, METRES)
                .values(berth.id(), berth.metres())
                .onConflict(ID)
                .doUpdate()
                .set(METRES, METRES.plus(berth.metres()))
                .execute(); // hapax: increment
        db.insertInto(BERTHS, ID, METRES)
                .values(berth.id(), berth.metres())
                .onDuplicateKeyUpdate()
                .set(METRES, METRES.add(berth.metres()))
                .execute(); // hapax: increment
        db.mergeInto(BERTHS)
                .using(db.selectOne())
                .on(ID.eq(berth.id()))
                .whenMatchedThenUpdate()
                .set(METRES, METRES.plus(berth.metres()))
                .whenNotMatchedThenInsert(ID, METRES)
                .values(berth.id(), berth.metres())
                .execute(); // hapax: increment
    }

    @KafkaHandler(topics = "berths", group = "e")
    void anotherKeyEachRun(Berth berth) {
        db.insertInto(BERTHS, ID, SHIP)
                .values(UUID.randomUUID().toString(), berth.ship())
                .onConflict(ID)
                .doNothing()
                .execute(); // hapax: insert
    }
}
