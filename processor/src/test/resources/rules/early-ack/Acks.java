import dev.hapax.*;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Outgoing;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.support.Acknowledgment;
import org.springframework.messaging.handler.annotation.SendTo;

/** Acknowledgements before the work, and after it. */
class Acks {
    private static final String ARRIVED = "UPDATE parcels SET state = 'arrived' WHERE id = ?";

    private final JdbcTemplate jdbc;

    Acks(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private void store(String id) {
        jdbc.update(ARRIVED, id);
    }

    @KafkaListener(topics = "a")
    void before(String id, Acknowledgment ack) {
        ack.acknowledge(); // hapax: early-ack warning
        jdbc.update(ARRIVED, id);
    }

    @KafkaListener(topics = "b")
    void after(String id, Acknowledgment ack) {
        jdbc.update(ARRIVED, id);
        ack.acknowledge();
    }

    @KafkaListener(topics = "c")
    void onOtherWays(String id, Acknowledgment ack) {
        if (id.isEmpty()) {
            ack.acknowledge();
            return;
        }
        jdbc.update(ARRIVED, id);
        ack.acknowledge();
    }

    @KafkaListener(topics = "d")
    void beforeWhatIsCalled(String id, Acknowledgment ack) {
        ack.acknowledge(); // hapax: early-ack warning
        store(id);
    }

    @KafkaListener(topics = "e")
    void inWhatIsCalled(String id, Acknowledgment ack) {
        accept(id, ack);
        store(id);
    }

    private void accept(String id, Acknowledgment ack) {
        if (id.length() > 20) {
            System.out.println("a long one");
        }
        ack.acknowledge(); // hapax: early-ack warning
    }

    @KafkaListener(topics = "f")
    void perhapsInWhatIsCalled(String id, Acknowledgment ack) {
        acceptLong(id, ack);
        store(id);
    }

    private static void acceptLong(String id, Acknowledgment ack) {
        if (id.length() > 20) {
            ack.acknowledge();
        }
    }

    @KafkaListener(topics = "g")
    void inWhatIsCalledAfterwards(String id, Acknowledgment ack) {
        store(id);
        accept(id, ack);
    }

    @KafkaListener(topics = "h")
    void refuses(String id, Acknowledgment ack) {
        ack.nack(Duration.ofSeconds(1));
        store(id);
    }

    @Incoming("i")
    CompletionStage<Void> beforeByAMessage(Message<String> message) {
        CompletionStage<Void> done = message.ack(); // hapax: early-ack warning
        store(message.getPayload());
        return done;
    }

    @Incoming("j")
    CompletionStage<Void> afterByAMessage(Message<String> message) {
        store(message.getPayload());
        return message.ack();
    }

    @Incoming("k")
    @Outgoing("arrived")
    Message<String> beforeTheReply(Message<String> message) {
        message.ack().toCompletableFuture().join(); // hapax: early-ack warning
        return message.withPayload(message.getPayload()); // hapax: send warning
    }

    /** The container commits afterwards. */
    @SendTo("arrived")
    @KafkaListener(topics = "l")
    String beforeTheReplyOfAContainer(String id, Acknowledgment ack) {
        ack.acknowledge();
        return id; // hapax: send warning
    }
}
