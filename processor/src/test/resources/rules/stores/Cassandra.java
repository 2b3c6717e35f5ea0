import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import dev.hapax.*;
import java.util.UUID;
import org.springframework.data.cassandra.core.CassandraOperations;
import org.springframework.data.cassandra.core.cql.CqlTemplate;
import org.springframework.data.cassandra.core.mapping.PrimaryKey;
import org.springframework.data.cassandra.core.mapping.Table;
import org.springframework.data.cassandra.repository.CassandraRepository;
import org.springframework.data.cassandra.repository.Query;

/** In CQL, an insert overwrites the row that has the key. */
class Cassandra {
    record Play(String id, String song, int seconds) {}

    @Table("plays")
    static class Played {
        @PrimaryKey
        private String id;

        private String song;

        Played(String id, String song) {
            this.id = id;
            this.song = song;
        }
    }

    interface Plays extends CassandraRepository<Played, String> {
        @Query("UPDATE plays_by_song SET plays = plays + 1 WHERE song = ?0")
        void count(String song);

        @Query("UPDATE plays SET seconds = ?1 WHERE id = ?0")
        void last(String id, int seconds);

        @Query("INSERT INTO plays (id, song) VALUES (?0, ?1)")
        void put(String id, String song);
    }

    private CqlSession session;
    private CqlTemplate cql;
    private CassandraOperations operations;
    private Plays plays;

    @KafkaHandler(topics = "plays", group = "a")
    void counters(Play play) {
        session.execute("UPDATE plays_by_song SET plays = plays + 1 WHERE song = ?", play.song()); // hapax: increment
        PreparedStatement prepared = session.prepare("UPDATE plays_by_song SET plays = plays + ? WHERE song = ?");
        session.execute(prepared.bind(1L, play.song())); // hapax: increment
        session.execute(SimpleStatement.newInstance("UPDATE t SET n = n + 1 WHERE song = ?", play.song())); // hapax: increment
        cql.execute("UPDATE plays_by_song SET plays = plays + 1 WHERE song = ?", play.song()); // hapax: increment
        plays.count(play.song()); // hapax: increment
    }

    @KafkaHandler(topics = "plays", group = "b")
    void overwrites(Play play) {
        session.execute("INSERT INTO plays (id, song) VALUES (?, ?)", play.id(), play.song());
        PreparedStatement prepared = session.prepare("INSERT INTO plays (id, song) VALUES (?, ?)");
        session.execute(prepared.bind(play.id(), play.song()));
        session.execute(SimpleStatement.builder("INSERT INTO plays (id, song) VALUES (?, ?)")
                .addPositionalValues(play.id(), play.song())
                .build());
        cql.execute("INSERT INTO plays (id, song) VALUES (?, ?)", play.id(), play.song());
        cql.execute("UPDATE plays SET tags = tags + {'new'} WHERE id = ?", play.id());
        plays.put(play.id(), play.song());
        plays.last(play.id(), play.seconds());
        plays.save(new Played(play.id(), play.song()));
        plays.insert(new Played(play.id(), play.song()));
        operations.insert(new Played(play.id(), play.song()));
        operations.update(new Played(play.id(), play.song()));
    }

    @KafkaHandler(topics = "plays", group = "d")
    void withConditions(Play play) {
        session.execute("INSERT INTO plays (id, song) VALUES (?, ?) IF NOT EXISTS", play.id(), play.song());
        session.execute("INSERT INTO plays (id, at) VALUES (?, toTimestamp(now())) USING TTL 600", play.id());
        session.execute("UPDATE plays USING TTL 60 SET plays = plays + 1, version = 2 WHERE id = ? IF version = 1", play.id());
        session.execute("UPDATE plays SET seconds['a'] = 3, tags = tags - {'old'} WHERE id = ?", play.id());
    }

    @KafkaHandler(topics = "plays", group = "c")
    void anotherRowEachTime(Play play) {
        session.execute("INSERT INTO plays (id, song) VALUES (uuid(), ?)", play.song()); // hapax: insert
        session.execute("INSERT INTO plays (id, song) VALUES (?, ?)", UUID.randomUUID(), play.song()); // hapax: insert
        cql.execute("INSERT INTO plays (at, song) VALUES (now(), ?)", play.song()); // hapax: insert
        plays.save(new Played(UUID.randomUUID().toString(), play.song())); // hapax: insert, nondeterministic-identity warning
        session.execute("UPDATE plays SET log = log + ['again'] WHERE id = ?", play.id()); // hapax: increment
    }
}
