import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;

/** What a store holds as JSON grows entry by entry. */
class StoredNodes {
    private final Boards boards;
    private final StringRedisTemplate redis;
    private final KafkaTemplate<String, String> kafka;
    private final ObjectMapper mapper;

    StoredNodes(Boards boards, StringRedisTemplate redis, KafkaTemplate<String, String> kafka, ObjectMapper mapper) {
        this.boards = boards;
        this.redis = redis;
        this.kafka = kafka;
        this.mapper = mapper;
    }

    @KafkaListener(topics = "a")
    void inAColumn(Post post) {
        Optional<Board> board = boards.findById(post.board());
        if (board.isPresent()) {
            ObjectNode content = (ObjectNode) board.get().getContent();
            long posts = 0;
            if (content.has("posts")) {
                posts = content.get("posts").asLong();
            }
            content.put("posts", posts + 1); // hapax: increment warning
            content.put("latest", post.text());
            boards.save(board.get());
        }
    }

    @KafkaListener(topics = "b")
    void inRedis(Post post) throws JsonProcessingException {
        ObjectNode content =
                (ObjectNode) mapper.readTree(redis.opsForValue().get("board:" + post.board()));
        content.put("length", content.get("length").intValue() + post.text().length()); // hapax: increment warning
        redis.opsForValue().set("board:" + post.board(), content.toString());
    }

    /** It counts in the message how often that was handed on. */
    @KafkaListener(topics = "c")
    void ofTheMessage(String message) throws Exception {
        ObjectNode content = (ObjectNode) mapper.readTree(message);
        content.put("hops", content.get("hops").asInt() + 1);
        kafka.send("handed-on", content.toString()).get(); // hapax: send warning
    }
}

record Post(String board, String text) {}

interface Boards extends JpaRepository<Board, String> {}

@Entity
class Board {
    @Id
    private String id;

    @Convert
    private JsonNode content;

    JsonNode getContent() {
        return content;
    }
}
