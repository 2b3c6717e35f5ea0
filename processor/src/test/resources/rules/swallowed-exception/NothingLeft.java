import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Outgoing;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;

/** A failure is dropped, a variable or the answer of a method holds nothing then, and nothing is done with nothing. */
class NothingLeft {
    private static final String ARRIVED = "UPDATE parcels SET state = 'arrived' WHERE id = ?";

    record Parcel(JsonNode tree) {
        String id() {
            return tree.get("id").asText();
        }
    }

    private final ObjectMapper mapper;
    private final JdbcTemplate jdbc;

    NothingLeft(ObjectMapper mapper, JdbcTemplate jdbc) {
        this.mapper = mapper;
        this.jdbc = jdbc;
    }

    @KafkaListener(topics = "a")
    void inAVariable(String text) {
        Parcel parcel = null;
        try {
            parcel = new Parcel(mapper.readTree(text));
        } catch (Exception e) { // hapax: swallowed-exception warning
            System.out.println(e);
        }
        if (parcel != null) {
            jdbc.update(ARRIVED, parcel.id());
        }
    }

    @KafkaListener(topics = "b")
    void inAFlag(String text) {
        boolean read = false;
        try {
            mapper.readTree(text);
            read = true;
        } catch (JsonProcessingException e) { // hapax: swallowed-exception warning
            System.out.println(e);
        }
        if (!read) {
            return;
        }
        jdbc.update(ARRIVED, text);
    }

    @KafkaListener(topics = "c")
    void handedBack(String text) {
        Parcel parcel = parcel(text);
        if (parcel == null) {
            return;
        }
        jdbc.update(ARRIVED, parcel.id());
    }

    private Parcel parcel(String text) {
        try {
            return new Parcel(mapper.readTree(text));
        } catch (JsonProcessingException e) { // hapax: swallowed-exception warning
            return null;
        }
    }

    @Incoming("d")
    @Outgoing("parcels")
    Parcel reply(String text) {
        Parcel parcel = null;
        try {
            parcel = new Parcel(mapper.readTree(text));
        } catch (JsonProcessingException e) { // hapax: swallowed-exception warning
            System.out.println(e);
        }
        return parcel; // hapax: send warning
    }

    @Incoming("e")
    @Outgoing("parcels2")
    Parcel replyOfAnother(String text) {
        return read(text); // hapax: send warning
    }

    private Parcel read(String text) {
        try {
            return new Parcel(mapper.readTree(text));
        } catch (JsonProcessingException e) { // hapax: swallowed-exception warning
            return null;
        }
    }

    /** What comes then is done all the same. */
    @KafkaListener(topics = "f")
    void doneAllTheSame(String text) {
        JsonNode tree = null;
        try {
            tree = mapper.readTree(text);
        } catch (JsonProcessingException e) {
            System.out.println(e);
        }
        jdbc.update(ARRIVED, tree == null ? text : tree.get("id").asText());
    }

    /** What another clause does is not left out: it is done upon another failure. */
    @KafkaListener(topics = "g")
    void keptByTheOtherClause(String text) {
        try {
            mapper.readTree(text);
        } catch (JsonProcessingException e) {
            jdbc.update("INSERT INTO unreadable (text) VALUES (?) ON CONFLICT DO NOTHING", text);
        } catch (RuntimeException e) {
            System.out.println(e);
        }
    }

    /** It fails then, and the message comes back. */
    @KafkaListener(topics = "h")
    void fails(String text) {
        Parcel parcel = null;
        try {
            parcel = new Parcel(mapper.readTree(text));
        } catch (JsonProcessingException e) {
            System.out.println(e);
        }
        if (parcel == null) {
            throw new IllegalStateException("unreadable");
        }
        jdbc.update(ARRIVED, parcel.id());
    }

    private void arrive(String text) {
        jdbc.update(ARRIVED, text);
    }

    /** What came before is done. */
    @KafkaListener(topics = "i")
    void doneBefore(String text) {
        arrive(text);
        try {
            mapper.readTree(text);
        } catch (JsonProcessingException e) {
            System.out.println(e);
        }
    }

    @KafkaListener(topics = "j")
    void inAnotherCase(String text) {
        switch (text) {
            case "tree":
                try {
                    mapper.readTree(text);
                } catch (JsonProcessingException e) {
                    return;
                }
                break;
            case "parcel":
                jdbc.update(ARRIVED, text);
                break;
            default:
                throw new IllegalArgumentException(text);
        }
    }

    /** In the clause of another failure, it is left out like anywhere else. */
    @KafkaListener(topics = "k")
    void inAClause(String text) {
        try {
            mapper.readTree(text);
        } catch (JsonProcessingException e) {
            JsonNode other;
            try {
                other = mapper.readTree("[" + text + "]");
            } catch (JsonProcessingException again) { // hapax: swallowed-exception warning
                return;
            }
            jdbc.update(ARRIVED, other.toString());
        }
    }

    /** The only reply is sent before anything can fail. */
    @Incoming("l")
    @Outgoing("pongs")
    String repliesBefore(String text) {
        if (text.equals("ping")) {
            return "pong"; // hapax: send warning
        }
        try {
            mapper.readTree(text);
        } catch (JsonProcessingException e) {
            return null;
        }
        return null;
    }
}
