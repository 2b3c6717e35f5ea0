import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.UUID;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.messaging.support.MessageBuilder;

/** Ids that a library's builder is told, or that stand in what a serializer is given: receivers tell messages apart by them. */
class ToldToBuilders {
    record Left(String eventId, String harbour) {}

    private final KafkaTemplate<String, String> kafka;
    private final ObjectMapper mapper;

    ToldToBuilders(KafkaTemplate<String, String> kafka, ObjectMapper mapper) {
        this.kafka = kafka;
        this.mapper = mapper;
    }

    @KafkaListener(topics = "a")
    void inAHeader(String ship) throws Exception {
        String id = UUID.randomUUID().toString(); // hapax: nondeterministic-identity warning
        kafka.send(MessageBuilder.withPayload(ship).setHeader("message-id", id).build()).get(); // hapax: send warning
    }

    @KafkaListener(topics = "b")
    void inWhatIsSerialized(String ship) throws Exception {
        Left left = new Left(UUID.randomUUID().toString(), ship); // hapax: nondeterministic-identity warning
        kafka.send("left", new String(mapper.writeValueAsBytes(left))).get(); // hapax: send warning
    }

    @KafkaListener(topics = "c")
    void inAHeaderThatIsNoId(String ship) throws Exception {
        String colour = UUID.randomUUID().toString();
        kafka.send(MessageBuilder.withPayload(ship).setHeader("colour", colour).build()).get(); // hapax: send warning
    }

    @KafkaListener(topics = "d")
    void ofTheMessage(String ship) throws Exception {
        Left left = new Left(ship, ship);
        kafka.send("left", mapper.writeValueAsString(left)).get(); // hapax: send warning
    }
}
