import dev.hapax.*;
import org.springframework.data.redis.core.StringRedisTemplate;

class Stores {
    record Event(String messageId, String user) {}

    private final StringRedisTemplate redis;

    Stores(StringRedisTemplate redis) {
        this.redis = redis;
    }

    @KafkaHandler(topics = "a", group = "g")
    void pushes(Event event) {
        redis.opsForList().rightPush("users", event.user()); // hapax: append
    }

    @KafkaHandler(topics = "b", group = "g")
    void setsAreSets(Event event) {
        redis.opsForSet().add("users", event.user());
        redis.opsForValue().set(event.messageId(), event.user());
    }
}
