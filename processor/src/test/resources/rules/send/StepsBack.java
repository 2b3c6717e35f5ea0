import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.handler.annotation.Header;

/** What is sent where something has failed is a message like others, unless it goes to where failed messages are. */
class StepsBack {
    private final KafkaTemplate<String, Ticket> kafka;
    private final JdbcTemplate jdbc;

    private KafkaTemplate<String, Returned> returned;
    private KafkaTemplate<String, String> keys;

    @Channel("tickets-back")
    Emitter<Ticket> back;

    @Value("${tickets.failures}")
    String failures;

    StepsBack(KafkaTemplate<String, Ticket> kafka, JdbcTemplate jdbc) {
        this.kafka = kafka;
        this.jdbc = jdbc;
    }

    @KafkaListener(topics = "a")
    void takesBack(Ticket ticket) throws ExecutionException, InterruptedException {
        try {
            book(ticket);
        } catch (Exception e) {
            kafka.send("tickets-cancelled", ticket).get(); // hapax: send warning
        }
    }

    @KafkaListener(topics = "b")
    void takesBackByChannel(Ticket ticket) {
        try {
            book(ticket);
        } catch (Exception e) {
            back.send(ticket).toCompletableFuture().join(); // hapax: send warning
        }
    }

    @KafkaListener(topics = "c")
    void keeps(Ticket ticket) throws ExecutionException, InterruptedException {
        try {
            book(ticket);
        } catch (Exception e) {
            kafka.send("tickets-failed", ticket).get();
        }
    }

    /** Which topic it is, the settings say. */
    @KafkaListener(topics = "d")
    void keepsWhereTheSettingsSay(Ticket ticket) throws ExecutionException, InterruptedException {
        try {
            book(ticket);
        } catch (Exception e) {
            kafka.send(failures, ticket).get();
        }
    }

    @KafkaListener(topics = "e")
    void takesBackAsRecord(Ticket ticket) throws ExecutionException, InterruptedException {
        try {
            book(ticket);
        } catch (Exception e) {
            ProducerRecord<String, Ticket> back = new ProducerRecord<>("tickets-cancelled", ticket.seat(), ticket);
            kafka.send(back).get(); // hapax: send warning
        }
    }

    @KafkaListener(topics = "f")
    void keepsAsRecord(Ticket ticket) throws ExecutionException, InterruptedException {
        try {
            book(ticket);
        } catch (Exception e) {
            kafka.send(new ProducerRecord<>("tickets-failed", ticket.seat(), ticket)).get();
        }
    }

    /** The key is not the message. */
    @KafkaListener(topics = "g")
    void takesBackByKey(Ticket ticket, @Header(KafkaHeaders.RECEIVED_KEY) String key) {
        try {
            book(ticket);
        } catch (Exception e) { // hapax: swallowed-exception warning
            returned.send("tickets-failed", key, new Returned(ticket.seat())); // hapax: send warning, unawaited-send note
        }
    }

    @KafkaListener(topics = "h")
    void keepsUnderKey(Ticket ticket, @Header(KafkaHeaders.RECEIVED_KEY) String key)
            throws ExecutionException, InterruptedException {
        try {
            book(ticket);
        } catch (Exception e) {
            kafka.send("tickets-failed", key, ticket).get();
        }
    }

    /** Where there is nothing else, what comes beside the payload is all of the message. */
    @KafkaListener(topics = "i")
    void keepsTheKey(@Header(KafkaHeaders.RECEIVED_KEY) String seat) throws ExecutionException, InterruptedException {
        try {
            jdbc.update("UPDATE seats SET holder = NULL WHERE id = ?", seat);
        } catch (Exception e) {
            keys.send("seats-failed", seat).get();
        }
    }

    private void book(Ticket ticket) {
        jdbc.update("UPDATE seats SET holder = ? WHERE id = ?", ticket.holder(), ticket.seat());
    }
}

record Returned(String seat) {}

record Ticket(String seat, String holder) {}
