import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jooq.impl.DSL;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.query.Param;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.transaction.annotation.Transactional;

/** Marks that a statement of a repository inserts, by its only column or by what an expression takes out of an object. */
class MarksByStatement {
    record Called(String id, String table, int guests) {}

    @Entity
    static class Seen {
        @Id
        private UUID id;

        Seen() {}

        Seen(UUID id) {
            this.id = id;
        }
    }

    interface Marks extends JpaRepository<Seen, UUID> {
        @Modifying
        @Transactional
        @Query(value = "INSERT INTO seen_events VALUES ( :#{#seen.id} )", nativeQuery = true)
        void insert(@Param("seen") Seen seen);

        @Modifying
        @Transactional
        @Query(value = "INSERT INTO calls (id, at) VALUES (:#{#call.id}, now())", nativeQuery = true)
        void log(@Param("call") Called call);
    }

    static class Once {
        private final Marks marks;

        Once(Marks marks) {
            this.marks = marks;
        }

        @Transactional
        public boolean isFirst(Seen seen) {
            try {
                marks.insert(seen); // hapax: insert warning
            } catch (DuplicateKeyException e) {
                return false;
            }
            return true;
        }
    }

    interface Mapper {
        @org.apache.ibatis.annotations.Insert("INSERT INTO seen_calls (id) VALUES (#{id})")
        int insertSeen(String id);
    }

    private final Once once;
    private final Marks marks;
    private final Mapper mapper;
    private final DSLContext dsl;
    private final JdbcTemplate jdbc;

    MarksByStatement(Once once, Marks marks, Mapper mapper, DSLContext dsl, JdbcTemplate jdbc) {
        this.once = once;
        this.marks = marks;
        this.mapper = mapper;
        this.dsl = dsl;
        this.jdbc = jdbc;
    }

    @KafkaListener(topics = "a")
    void seats(Called called) {
        if (once.isFirst(new Seen(UUID.fromString(called.id())))) {
            jdbc.update( // hapax: mark-before-effect warning
                    "UPDATE tables SET guests = guests + ? WHERE id = ?", called.guests(), called.table());
        }
    }

    /** A number that was drawn is no mark. */
    @KafkaListener(topics = "b")
    void seatsByLot(Called called) {
        if (once.isFirst(new Seen(UUID.randomUUID()))) {
            jdbc.update( // hapax: increment warning
                    "UPDATE tables SET guests = guests + ? WHERE id = ?", called.guests(), called.table());
        }
    }

    /** What fails the second time comes back for ever. */
    @KafkaListener(topics = "c")
    void logs(Called called) {
        marks.log(called); // hapax: insert warning
    }

    @Transactional
    @KafkaListener(topics = "d")
    public void seatsOnceByAMapper(Called called) {
        try {
            mapper.insertSeen(called.id());
        } catch (DuplicateKeyException e) {
            return;
        }
        jdbc.update("UPDATE tables SET guests = guests + ? WHERE id = ?", called.guests(), called.table());
    }

    @Transactional
    @KafkaListener(topics = "e")
    public void seatsOnceByJooq(Called called) {
        try {
            dsl.insertInto(DSL.table("seen_calls"), DSL.field("id"))
                    .values(called.id())
                    .execute();
        } catch (IntegrityConstraintViolationException e) {
            return;
        }
        jdbc.update("UPDATE tables SET guests = guests + ? WHERE id = ?", called.guests(), called.table());
    }
}
