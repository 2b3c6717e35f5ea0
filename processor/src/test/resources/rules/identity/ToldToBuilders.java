import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.Objects;
import java.util.UUID;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.util.MimeTypeUtils;

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

    interface Envelope {}

    interface Envelopes {
        Envelopes withType(String type);

        Envelopes withSubject(String subject);

        Envelopes withSource(URI source);

        Envelopes withId(String id);

        Envelopes withContentType(String type);

        Envelopes withData(Object data);

        Envelope build();
    }

    interface Format {
        byte[] serialize(Envelope envelope);
    }

    interface Formats {
        Format of(String type);

        Envelopes envelopes();
    }

    private Formats formats;

    /** Much is told to the builder, and a serializer is given what it makes. */
    @KafkaListener(topics = "e")
    void amongMuchElse(String ship) throws Exception {
        Envelope envelope = enveloped(new Left(ship, mapper.readTree(ship).path("harbour").asText()));
        kafka.send("left", text(envelope)).get(); // hapax: send warning
    }

    private Envelope enveloped(Left left) {
        return formats.envelopes()
                .withType(left.getClass().getCanonicalName())
                .withSubject(left.getClass().getSimpleName())
                .withSource(URI.create("http://localhost"))
                .withId(UUID.randomUUID().toString()) // hapax: nondeterministic-identity warning
                .withContentType(MimeTypeUtils.APPLICATION_JSON.toString())
                .withData(new Left(left.harbour(), left.eventId()))
                .build();
    }

    private String text(Envelope envelope) {
        return new String(Objects.requireNonNull(formats.of(MimeTypeUtils.APPLICATION_JSON_VALUE)).serialize(envelope));
    }

    @KafkaListener(topics = "d")
    void ofTheMessage(String ship) throws Exception {
        Left left = new Left(ship, ship);
        kafka.send("left", mapper.writeValueAsString(left)).get(); // hapax: send warning
    }
}
