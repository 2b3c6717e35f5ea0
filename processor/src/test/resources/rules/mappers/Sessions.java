import dev.hapax.*;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Update;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;

interface Rooms {
    @Update("UPDATE rooms SET uses = uses + 1 WHERE id = #{id}")
    int use(String id);

    @Update("UPDATE rooms SET cleaned = true WHERE id = #{id}")
    int clean(String id);

    @Insert("INSERT INTO uses (room) VALUES (#{id})")
    int note(String id);
}

record Guest(String id, String name) {}

class Sessions {
    private static final String GUESTS = "visits.Guests.";

    private final SqlSessionFactory sessions;
    private final SqlSession session;

    Sessions(SqlSessionFactory sessions, SqlSession session) {
        this.sessions = sessions;
        this.session = session;
    }

    @KafkaHandler(topics = "a", group = "g")
    void byTheNamesInAFile(Guest guest) {
        session.update(GUESTS + "count", guest); // hapax: increment
        session.update(GUESTS + "rename", guest);
        session.insert(GUESTS + "enterOnce", guest);
        session.delete(GUESTS + "leave", guest);
    }

    @KafkaHandler(topics = "b", group = "g")
    void inserts(Guest guest) {
        session.insert("visits.Guests.enter", guest); // hapax: insert
    }

    @KafkaHandler(topics = "c", group = "g")
    void byTheNamesOfAnnotatedMethods(String id) {
        session.update("Rooms.use", id); // hapax: increment
        session.update("Rooms.clean", id);
    }

    @KafkaHandler(topics = "d", group = "g")
    void byTheMapper(String id) {
        session.getMapper(Rooms.class).note(id); // hapax: insert
    }

    @KafkaHandler(topics = "e", group = "g")
    void looks(String id) {
        System.out.println(session.<Object>selectOne(GUESTS + "find", id));
    }

    @KafkaHandler(topics = "f", group = "g")
    void byANameThatNobodyHas(String id) {
        session.update("visits.Guests.nothing", id); // hapax: unjudged-call warning
    }

    @KafkaHandler(topics = "g", group = "g")
    void opensASession(Guest guest) {
        try (SqlSession opened = sessions.openSession(true)) {
            opened.update(GUESTS + "count", guest); // hapax: increment
        }
    }
}
