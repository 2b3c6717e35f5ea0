import dev.hapax.*;
import org.jdbi.v3.core.Handle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.SimpleJdbcInsert;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

class FluentSql {
    record Seat(String id, String hall, int price) {}

    private final JdbcClient jdbc;
    private final DatabaseClient r2dbc;
    private final SimpleJdbcInsert insert;

    FluentSql(JdbcClient jdbc, DatabaseClient r2dbc, SimpleJdbcInsert insert) {
        this.jdbc = jdbc;
        this.r2dbc = r2dbc;
        this.insert = insert;
    }

    @KafkaHandler(topics = "a", group = "g")
    void client(Seat seat) {
        jdbc.sql("INSERT INTO seats (hall) VALUES (:hall)").param("hall", seat.hall()).update(); // hapax: insert
        jdbc.sql("UPDATE halls SET income = income + ? WHERE id = ?").param(seat.price()).param(seat.hall()).update(); // hapax: increment
        jdbc.sql("UPDATE halls SET price = ? WHERE id = ?").params(seat.price(), seat.hall()).update();
        jdbc.sql("INSERT INTO seats (id, hall) VALUES (:id, :hall) ON CONFLICT (id) DO NOTHING")
                .param("id", seat.id())
                .param("hall", seat.hall())
                .update();
    }

    @KafkaHandler(topics = "b", group = "g")
    void aRandomKeyNeverConflicts(Seat seat) {
        jdbc.sql("INSERT INTO seats (id, hall) VALUES (:id, :hall) ON CONFLICT (id) DO NOTHING")
                .param("id", java.util.UUID.randomUUID())
                .param("hall", seat.hall())
                .update(); // hapax: insert
    }

    @KafkaListener(topics = "c")
    Mono<Void> reactive(Seat seat) {
        return r2dbc.sql("INSERT INTO seats (hall) VALUES (:hall)").bind("hall", seat.hall()).then(); // hapax: insert warning
    }

    @KafkaListener(topics = "d")
    void jdbi(Seat seat, Handle handle) {
        handle.createUpdate("UPDATE halls SET income = income + :price").bind("price", seat.price()).execute(); // hapax: increment warning
        handle.createUpdate("UPDATE halls SET price = :price").bind("price", seat.price()).execute();
    }
}
