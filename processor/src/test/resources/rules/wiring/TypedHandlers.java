import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** What its field is declared as is one of two handlers: the other one takes other events. */
@Component
class TypedHandlers {
    private final Handler<Boarded> boarded;

    TypedHandlers(Handler<Boarded> boarded) {
        this.boarded = boarded;
    }

    @KafkaListener(topics = "boarded")
    void on(ConsumerRecord<String, Boarded> message) {
        boarded.handle(message.value());
    }
}

interface Handler<E> {
    void handle(E event);
}

record Boarded(String ticket) {}

record Landed(String flight) {}

record Delayed(String flight) {}

@Component
class BoardedHandler implements Handler<Boarded> {
    private final JdbcTemplate jdbc;

    BoardedHandler(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void handle(Boarded event) {
        jdbc.update("UPDATE tickets SET used = TRUE WHERE id = ?", event.ticket());
    }
}

@Component
class LandedHandler implements Handler<Landed> {
    private final JdbcTemplate jdbc;

    LandedHandler(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void handle(Landed event) {
        jdbc.update("UPDATE flights SET landings = landings + 1 WHERE id = ?", event.flight()); // hapax: increment warning
    }
}

@Component
class DelayedHandler implements Handler<Delayed> {
    private final JdbcTemplate jdbc;

    DelayedHandler(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void handle(Delayed event) {
        jdbc.update("UPDATE flights SET delays = delays + 1 WHERE id = ?", event.flight()); // hapax: increment warning
    }
}

/** The field is the superclass's, its type is known where the class is. */
abstract class Listening<E> {
    protected Handler<E> handler;

    void hand(E event) {
        handler.handle(event);
    }
}

@Component
class LandedListener extends Listening<Landed> {
    @KafkaListener(topics = "landed")
    void on(Landed event) {
        hand(event);
    }
}

@Component
class BoardedListener extends Listening<Boarded> {
    @KafkaListener(topics = "boarded-again")
    void on(ConsumerRecord<String, Boarded> event) {
        hand(event.value());
    }
}

/** With a wildcard, any handler can be meant that takes the event. */
@Component
class AnyListener {
    private final Handler<? super Delayed> handler;

    AnyListener(Handler<? super Delayed> handler) {
        this.handler = handler;
    }

    @KafkaListener(topics = "delayed")
    void on(Delayed event) {
        handler.handle(event);
    }
}
